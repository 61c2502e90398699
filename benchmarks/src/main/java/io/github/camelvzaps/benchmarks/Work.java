package io.github.camelvzaps.benchmarks;

/** What a process does while one size of a curve is measured; it goes on until it is closed. */
interface Work extends AutoCloseable {
    /** Measures it in this process. */
    ScalePoint measure(Plan plan) throws Exception;
}
