/** The CRM of this example: agents see tickets and answer, over HTTP. */
package io.github.camelvzaps.crmbridge.desk;
