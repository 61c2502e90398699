/**
 * The scheme {@code vzaps}: component, endpoint, options, headers, credentials and the table of operations.
 */
package io.github.camelvzaps.vzaps;
