/**
 * The simulator as a library: {@link io.github.camelvzaps.simulator.VzapsSimulator}, what it recorded, the faults it
 * can be told to have, the JUnit extension and the command line.
 */
package io.github.camelvzaps.simulator;
