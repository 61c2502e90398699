/**
 * What the schemes share towards Camel: component and endpoint of a gateway, and the check of the options in a URI.
 */
package io.github.camelvzaps.core;
