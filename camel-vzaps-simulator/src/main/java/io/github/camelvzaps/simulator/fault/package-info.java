/**
 * The faults that are in force and how a fault is done to a connection.
 */
package io.github.camelvzaps.simulator.fault;
