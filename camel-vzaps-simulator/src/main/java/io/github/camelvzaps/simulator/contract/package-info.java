/**
 * The OpenAPI documents as routes and request checks. Nothing here knows what an operation does.
 */
package io.github.camelvzaps.simulator.contract;
