package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.core.watch.GatewaySpans;

/** The spans of the scheme {@code zapyapi}; found by camel-telemetry when it is there. */
public class ZapyapiSpans extends GatewaySpans {
    public ZapyapiSpans() {
        super("zapyapi", "io.github.camelvzaps.zapyapi.ZapyapiComponent");
    }
}
