/** What leaves the agent, counted at the simulator. */
package io.github.camelvzaps.agent;
