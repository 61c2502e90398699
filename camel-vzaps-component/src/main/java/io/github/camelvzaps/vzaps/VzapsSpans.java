package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.watch.GatewaySpans;

/** The spans of the scheme {@code vzaps}; found by camel-telemetry when it is there. */
public class VzapsSpans extends GatewaySpans {
    public VzapsSpans() {
        super("vzaps", "io.github.camelvzaps.vzaps.VzapsComponent");
    }
}
