package io.github.camelvzaps.core.client;

/** Marks exceptions that say themselves what is wrong and that another try would only meet again. */
interface FinalFailure {}
