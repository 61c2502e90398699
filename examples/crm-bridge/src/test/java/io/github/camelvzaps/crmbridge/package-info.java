/** Runs the example as a person does, and counts at the other end and in the database what it did. */
package io.github.camelvzaps.crmbridge;
