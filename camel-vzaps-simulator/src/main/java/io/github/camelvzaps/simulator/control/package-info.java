/**
 * The simulator's own calls below {@code /_sim/}: what a person or a test does to it from outside.
 */
package io.github.camelvzaps.simulator.control;
