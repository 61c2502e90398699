package io.github.camelvzaps.simulator.api;

/**
 * What became of the events of an instance, taken at one moment.
 *
 * @param events all there are, of every type
 * @param delivered those that were handed over at least once, by webhook or realtime
 * @param acked those that were acknowledged
 * @param deliveries attempts to hand one over, all together
 */
public record EventCounts(int events, int delivered, int acked, long deliveries) {}
