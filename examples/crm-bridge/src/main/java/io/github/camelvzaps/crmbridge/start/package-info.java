/** What runs before the routes: PostgreSQL, the simulator, and what is said when they cannot. */
package io.github.camelvzaps.crmbridge.start;
