/** What customers write: contacts, tickets, and the way to the CRM. */
package io.github.camelvzaps.crmbridge.inbox;
