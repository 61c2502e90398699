/** Kills the processes of the example and counts what took effect. */
package io.github.camelvzaps.manynodes;
