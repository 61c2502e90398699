/**
 * Runs the whole example as its own process, and checks its routes without running them.
 */
package io.github.camelvzaps.quickstart;
