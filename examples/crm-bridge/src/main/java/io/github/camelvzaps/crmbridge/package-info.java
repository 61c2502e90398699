/** A CRM on WhatsApp: customers' messages become tickets, agents answer, campaigns go out. */
package io.github.camelvzaps.crmbridge;
