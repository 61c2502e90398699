/**
 * Measurements as JSON, and pictures of them. Nothing here knows what is measured.
 */
package io.github.camelvzaps.benchmarks.figures;
