/**
 * The simulator as a library: {@link io.github.camelvzaps.simulator.VzapsSimulator}, the JUnit extension and the command
 * line. Everything else that users name is in {@code api}.
 */
package io.github.camelvzaps.simulator;
