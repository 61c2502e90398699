/**
 * Events over realtime connections: one stream for each number, its cursor, and the consumers that share it.
 */
package io.github.camelvzaps.core.realtime;
