package io.github.camelvzaps.reliability;

/** How long the kill test is; {@code -Dsize=ci|nightly|release}, and {@code -Dkills}, {@code -Devents} instead of its numbers. */
enum Size {
    CI(30, 15_000),
    NIGHTLY(300, 300_000),
    RELEASE(750, 1_500_000);

    private final int kills;
    private final int events;

    Size(int kills, int events) {
        this.kills = kills;
        this.events = events;
    }

    static Size chosen() {
        return valueOf(System.getProperty("size", "ci").toUpperCase(java.util.Locale.ROOT));
    }

    /** Returns the kills of each variant. */
    int kills() {
        return Math.max(1, Integer.getInteger("kills", kills) / Variant.values().length);
    }

    /** Returns the events of each variant. */
    int events() {
        return Integer.getInteger("events", events) / Variant.values().length;
    }
}
