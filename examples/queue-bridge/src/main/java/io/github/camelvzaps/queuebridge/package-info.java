/**
 * WhatsApp in and out through queues. The routes stand in {@code routes/bridge.xml}; the Java here starts the broker, a
 * simulator of the gateway, and the routes.
 */
package io.github.camelvzaps.queuebridge;
