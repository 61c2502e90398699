package io.github.camelvzaps.core.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.core.client.SecretMask;
import org.apache.camel.CamelContext;

/** What all endpoints of a component share. */
public interface SharedRuntime {
    /** Returns the scheme, such as {@code vzaps}. */
    String scheme();

    CamelContext camelContext();

    ObjectMapper mapper();

    /** Returns what hides secrets in texts that come from outside. */
    SecretMask secrets();

    InstanceDirectory instances();

    GatewayThreads threads();

    GatewayClients clients();

    EventMemory memory();
}
