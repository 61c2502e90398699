/**
 * The page on which somebody pairs a number with a phone: it shows the QR code or the pair code and says how it went.
 */
package io.github.camelvzaps.core.pairing;
