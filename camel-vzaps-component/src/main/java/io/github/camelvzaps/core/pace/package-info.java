/** How fast a number sends: budgets, gaps, and the queue in which messages wait for their turn. */
package io.github.camelvzaps.core.pace;
