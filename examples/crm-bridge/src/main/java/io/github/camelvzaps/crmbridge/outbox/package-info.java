/** What goes out: each row is sent at most once, and says what became of it. */
package io.github.camelvzaps.crmbridge.outbox;
