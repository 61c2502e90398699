/** The parts of a campaign that need no running program. */
package io.github.camelvzaps.crmbridge.campaign;
