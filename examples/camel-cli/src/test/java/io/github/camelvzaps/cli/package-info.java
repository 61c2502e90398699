/** Runs the example with the engine of the Camel CLI. */
package io.github.camelvzaps.cli;
