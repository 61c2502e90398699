/** Shipped orders become WhatsApp messages, and the customers' answers become rows. */
package io.github.camelvzaps.orderupdates;
