/**
 * What the operations of the VZaps API do: one class for each resource, a table from operation id to handler, and the
 * check of credentials.
 */
package io.github.camelvzaps.simulator.vzaps;
