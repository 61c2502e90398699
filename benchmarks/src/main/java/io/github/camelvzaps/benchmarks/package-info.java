/**
 * What one message costs through the component, beside other ways to send it. Begin with {@link
 * io.github.camelvzaps.benchmarks.ProducerBenchmark}.
 */
package io.github.camelvzaps.benchmarks;
