/**
 * The HTTP server: reads a request, asks a remote API for the reply, lets a fault have its way, writes the reply and
 * the journal.
 */
package io.github.camelvzaps.simulator.server;
