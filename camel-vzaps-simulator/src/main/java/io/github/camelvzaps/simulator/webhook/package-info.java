/**
 * Delivery of events to the webhooks of the instances, with retries and a log.
 */
package io.github.camelvzaps.simulator.webhook;
