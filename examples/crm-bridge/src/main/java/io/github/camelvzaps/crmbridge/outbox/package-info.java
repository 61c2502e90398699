/** What goes out: the component writes it into tables, sends each row at most once, and says what became of it. */
package io.github.camelvzaps.crmbridge.outbox;
