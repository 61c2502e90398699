/**
 * Shows that what the documentation says is true: snippets run, messages are those that are thrown, links lead somewhere.
 */
package io.github.camelvzaps.docs;
