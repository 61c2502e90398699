/**
 * What a person or a test does to the simulator from outside: {@link io.github.camelvzaps.simulator.control.Simulation}
 * is behind both doors, Java and the calls below {@code /_sim/}.
 */
package io.github.camelvzaps.simulator.control;
