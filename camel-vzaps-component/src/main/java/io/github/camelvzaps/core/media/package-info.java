/**
 * Media of events, fetched into files.
 */
package io.github.camelvzaps.core.media;
