/**
 * What the simulator remembers. Everything below {@link io.github.camelvzaps.simulator.state.World} is touched only by
 * a thread that holds the world's monitor; it is held for microseconds and never while something is sent.
 */
package io.github.camelvzaps.simulator.state;
