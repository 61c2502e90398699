/**
 * Messages to send as immutable records with builders: the same JSON as the Map form (contract, section 5).
 */
package io.github.camelvzaps.vzaps.message;
