/**
 * The program around the routes in {@code routes}, which are the example.
 */
package io.github.camelvzaps.quickstart;
