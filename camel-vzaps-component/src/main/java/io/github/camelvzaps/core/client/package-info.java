/**
 * The asynchronous HTTP client of a remote API: credentials, access tokens, the retry rule and the exceptions.
 */
package io.github.camelvzaps.core.client;
