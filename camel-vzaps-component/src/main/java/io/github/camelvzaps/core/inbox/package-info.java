/** Events that are stored in a table of the application's database before a webhook is answered, until the route has finished them. */
package io.github.camelvzaps.core.inbox;
