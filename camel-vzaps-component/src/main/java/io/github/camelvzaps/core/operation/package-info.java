/**
 * A remote API as data: operations, their parameters, and how a request is put together out of them.
 */
package io.github.camelvzaps.core.operation;
