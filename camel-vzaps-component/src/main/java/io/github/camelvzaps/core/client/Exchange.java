package io.github.camelvzaps.core.client;

import java.io.IOException;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;

/** One try of a call on its way: it knows whether anything has left this machine. */
final class Exchange extends BasicRequestProducer {
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
    }

    @Override
    public void sendRequest(RequestChannel channel, HttpContext httpContext) throws HttpException, IOException {
        sent = true;
        super.sendRequest(channel, httpContext);
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
