/** Which messages may be sent, by rules that stand in the route. Internal. */
package io.github.camelvzaps.core.guard;
