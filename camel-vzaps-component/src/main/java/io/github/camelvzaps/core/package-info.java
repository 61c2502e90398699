/**
 * What the schemes share towards Camel: component, endpoint and producer of a gateway, described by its catalog.
 */
package io.github.camelvzaps.core;
