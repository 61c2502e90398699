/** What is played when there is a simulator: customers write and an agent answers. */
package io.github.camelvzaps.crmbridge.scenario;
