package io.github.camelvzaps.core.pace;

import java.time.Instant;

/**
 * A number is limited from now on, or is not any more.
 *
 * @param since when the restriction was noticed
 */
record RestrictionChange(String instanceId, boolean restricted, Instant since) {}
