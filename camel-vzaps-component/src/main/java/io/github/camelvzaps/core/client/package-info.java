/**
 * The asynchronous HTTP client of a remote API: credentials, access tokens and the retry rule.
 */
package io.github.camelvzaps.core.client;
