/**
 * Checks the kamelets by the rules of Camel's kamelet catalog, and runs each one in a YAML route against the simulator.
 */
package io.github.camelvzaps.kamelets;
