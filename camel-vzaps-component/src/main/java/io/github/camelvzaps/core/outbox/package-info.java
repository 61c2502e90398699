/** Messages that wait in a table of the application's database until they are sent. */
package io.github.camelvzaps.core.outbox;
