/**
 * What a provider says of its gateway, and what endpoints share: options, clients, threads and the directory of
 * instances.
 */
package io.github.camelvzaps.core.gateway;
