package io.github.camelvzaps.simulator.api;

/**
 * A rule that is in force.
 *
 * @param fired how often it fired so far
 */
public record ActiveFault(FaultRule rule, int fired) {}
