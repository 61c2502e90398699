/**
 * The scheme {@code zapyapi}: component, endpoint, options, headers, credentials and the table of operations.
 */
package io.github.camelvzaps.zapyapi;
