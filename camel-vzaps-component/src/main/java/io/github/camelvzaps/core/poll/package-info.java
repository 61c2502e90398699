/**
 * Operations that are read again and again, and what of their answers is new.
 */
package io.github.camelvzaps.core.poll;
