/**
 * The running server: wires the parts to each other, listens, and takes each request through its stations.
 */
package io.github.camelvzaps.simulator.server;
