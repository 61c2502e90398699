/**
 * The faults that are in force and how a fault is injected into a connection.
 */
package io.github.camelvzaps.simulator.fault;
