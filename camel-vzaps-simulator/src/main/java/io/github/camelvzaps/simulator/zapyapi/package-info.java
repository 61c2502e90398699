/**
 * The ZapyAPI: its operations, its errors, and its signed webhooks. It shares instances and messages with the VZaps
 * API.
 */
package io.github.camelvzaps.simulator.zapyapi;
