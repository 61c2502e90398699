package io.github.camelvzaps.core.delivery;

import java.time.Duration;

/**
 * When a burst of a chat is complete. Immutable.
 *
 * @param quiet how long nothing has come
 * @param max how many messages it holds at most
 * @param longest how long after its first message at the latest
 */
public record Grouping(Duration quiet, int max, Duration longest) {}
