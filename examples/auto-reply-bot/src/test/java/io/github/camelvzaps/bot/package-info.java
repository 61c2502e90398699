/**
 * Talks to the bot as customers do and reads at the simulator what it answered.
 * There is no Java in the bot itself.
 */
package io.github.camelvzaps.bot;
