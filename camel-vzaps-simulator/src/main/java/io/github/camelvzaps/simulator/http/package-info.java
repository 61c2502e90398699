/**
 * Requests and replies: how a body is read, how a reply is written, and the journal of both. Nothing here knows what an
 * operation does.
 */
package io.github.camelvzaps.simulator.http;
