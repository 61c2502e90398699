package io.github.camelvzaps.core.client;

import java.io.IOException;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;

/** One try of a call on its way: it knows whether anything has left this machine. */
final class Exchange extends BasicRequestProducer {
    private static final String ATTRIBUTE = Exchange.class.getName();

    private final HttpHost host;
    private final StreamedJson media;
    private final ResponseConsumer consumer;
    private final HttpClientContext context;

    /** Set by the I/O thread just before the request is written, read by whoever reports the end. */
    private volatile boolean sent;

    Exchange(
            HttpHost host,
            HttpRequest request,
            AsyncEntityProducer body,
            ResponseConsumer consumer,
            HttpClientContext context) {
        super(request, body);
        this.host = host;
        this.media = body instanceof StreamedJson streamed ? streamed : null;
        this.consumer = consumer;
        this.context = context;
        context.setAttribute(ATTRIBUTE, this);
    }

    /**
     * Marks the exchange of a context as sent. HttpClient calls this on the connection, right before it writes the
     * request; its own {@code sendRequest} comes too early, before there is a connection.
     */
    static void markSent(HttpRequest request, EntityDetails entity, HttpContext context) {
        boolean tunnel = Method.CONNECT.isSame(request.getMethod());
        if (!tunnel && context.getAttribute(ATTRIBUTE) instanceof Exchange exchange) {
            exchange.sent = true;
        }
    }

    boolean sent() {
        return sent;
    }

    /** Returns why the content to send could not be read, or null; such a request never was complete. */
    IOException mediaFailure() {
        return media == null ? null : media.readFailure();
    }

    HttpHost host() {
        return host;
    }

    ResponseConsumer consumer() {
        return consumer;
    }

    HttpClientContext context() {
        return context;
    }
}
