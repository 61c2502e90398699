/**
 * What people on the other side of WhatsApp do: they write, read, type, join and leave. Each becomes an event in the
 * observed shape.
 */
package io.github.camelvzaps.simulator.inbound;
