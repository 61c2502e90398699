package io.github.camelvzaps.benchmarks;

/** Who or what is measured, as people read of it. */
interface Subject {
    String label();

    /** Returns what it does, in Markdown. */
    String description();
}
