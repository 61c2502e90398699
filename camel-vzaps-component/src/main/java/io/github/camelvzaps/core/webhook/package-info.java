/**
 * Events by webhook: paths, bodies, secrets and the registration with the gateway.
 */
package io.github.camelvzaps.core.webhook;
