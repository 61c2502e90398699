/**
 * Brings events to a route so that none is lost: claim, route, confirm, with order within a chat and limits.
 */
package io.github.camelvzaps.core.delivery;
