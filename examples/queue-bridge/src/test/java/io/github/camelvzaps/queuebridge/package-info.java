/**
 * Runs the bridge as a process of its own, kills it and its broker, and counts at both ends: at the simulator of the
 * gateway and in the queues.
 */
package io.github.camelvzaps.queuebridge;
