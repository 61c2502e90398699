/**
 * What a gateway tells of: one model of an event for all gateways, and the interface of the parsers that fill it.
 */
package io.github.camelvzaps.core.event;
