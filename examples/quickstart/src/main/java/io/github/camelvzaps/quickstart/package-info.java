/**
 * The program around the routes in {@code routes/quickstart.yaml}, which are the example.
 */
package io.github.camelvzaps.quickstart;
