/**
 * Calls of the API as steps of a route: from a message to a request, and from an answer to a message.
 */
package io.github.camelvzaps.core.producer;
