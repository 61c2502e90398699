/**
 * Checks routes and properties without running them, for tests of applications, examples and documentation.
 */
package io.github.camelvzaps.routecheck;
