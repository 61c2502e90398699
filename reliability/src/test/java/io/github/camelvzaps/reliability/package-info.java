/**
 * Applications that consume events are killed at random, and what they did is counted. Begin with {@code KillTest}.
 */
package io.github.camelvzaps.reliability;
