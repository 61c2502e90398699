/**
 * The realtime connection: replay, live events, acknowledgements, redelivery, pings and everything that can go wrong
 * with a WebSocket.
 */
package io.github.camelvzaps.simulator.realtime;
