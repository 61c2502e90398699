/**
 * The value types of the test kit: what a customer writes, which faults are injected, and what the simulator recorded.
 */
package io.github.camelvzaps.simulator.api;
