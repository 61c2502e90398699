package io.github.camelvzaps.reliability;

/** How the route keeps repetitions away. */
enum Recipe {
    /** Not at all: the database gets whatever comes. */
    AT_LEAST_ONCE("no lasting repository"),
    /** The effect and the mark of the event are written in one transaction. */
    ONCE("effect and mark in one transaction"),
    /** Marks and claims in a repository that all consumers share, without a transaction. */
    CLAIMED("marks and claims in a shared repository");

    private final String title;

    Recipe(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
