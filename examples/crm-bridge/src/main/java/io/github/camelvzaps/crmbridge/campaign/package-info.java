/** One message to many: the list, the check of the numbers, the progress and the report. */
package io.github.camelvzaps.crmbridge.campaign;
