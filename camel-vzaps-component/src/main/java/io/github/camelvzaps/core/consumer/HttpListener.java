package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Listens on the HTTP server of the application, whichever it is, at a path and all below it.
 *
 * @param path with a slash before it and none after it
 * @param purpose what for, to go on after "There is no HTTP server to"
 */
public record HttpListener(CamelContext context, String path, String purpose) {
    private static final String OPTIONS = "?httpMethodRestrict=GET,POST&matchOnUriPrefix=true&muteException=true";

    /** Returns a path as the server wants it. */
    public static String path(String given) {
        String clean = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
        return clean.startsWith("/") ? clean : "/" + clean;
    }

    /**
     * Begins to listen, and reads bodies as they arrive.
     *
     * @throws InvalidConfigurationException when the application has no HTTP server
     */
    public Consumer listenForBodies(Processor processor) {
        return listen("&useBodyHandler=false", null, processor);
    }

    /**
     * Begins to listen.
     *
     * @param headers which headers go out
     * @throws InvalidConfigurationException when the application has no HTTP server
     */
    public Consumer listen(HeaderFilterStrategy headers, Processor processor) {
        return listen("", headers, processor);
    }

    private Consumer listen(String further, HeaderFilterStrategy headers, Processor processor) {
        try {
            PlatformHttpEndpoint http =
                    context.getEndpoint("platform-http:" + path + OPTIONS + further, PlatformHttpEndpoint.class);
            if (headers != null) {
                http.setHeaderFilterStrategy(headers);
            }
            Consumer consumer = http.createConsumer(processor);
            ServiceHelper.startService(http, consumer);
            return consumer;
        } catch (Exception e) {
            throw new InvalidConfigurationException(
                    List.of(),
                    "There is no HTTP server to " + purpose + " at " + path + ": add camel-platform-http-main and set"
                            + " camel.server.enabled=true or, for Spring Boot, add camel-platform-http-starter ("
                            + e.getMessage() + ")",
                    e);
        }
    }
}
