/**
 * Events on their way through a route: as exchanges with headers and body, with failures, dead letters and
 * reconciliation.
 */
package io.github.camelvzaps.core.consumer;
