/**
 * All that applications name in their routes, beans and Java code: exceptions, events, instances and headers.
 */
package io.github.camelvzaps.api;
