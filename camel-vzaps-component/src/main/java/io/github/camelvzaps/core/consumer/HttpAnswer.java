package io.github.camelvzaps.core.consumer;

import java.util.Map;
import org.apache.camel.Exchange;

/** Writes what an HTTP caller gets. */
public final class HttpAnswer {
    private HttpAnswer() {}

    /** Writes an answer in which nothing of the request comes back, and whose type no browser guesses. */
    public static void write(Exchange http, int status, String body, Map<String, Object> headers) {
        http.getMessage().removeHeaders("*");
        headers.forEach(http.getMessage()::setHeader);
        http.getMessage().setHeader("X-Content-Type-Options", "nosniff");
        http.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        http.getMessage().setBody(body);
        http.setException(null);
    }
}
