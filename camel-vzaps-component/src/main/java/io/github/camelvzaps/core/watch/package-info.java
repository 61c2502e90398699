/**
 * How consumers and producers can be watched: the dev console, meters and spans. None of it shows secrets or phones.
 */
package io.github.camelvzaps.core.watch;
