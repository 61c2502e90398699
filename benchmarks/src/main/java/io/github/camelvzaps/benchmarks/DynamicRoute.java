package io.github.camelvzaps.benchmarks;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/** A message whose recipient is part of a URI that each message has its own of. */
final class DynamicRoute extends CamelRoute {
    private static final String RECIPIENT = "recipient";
    private static final long FIRST = 5_511_980_000_000L;

    private final AtomicLong sent = new AtomicLong();
    private final int recipients;

    DynamicRoute(String baseUrl, int recipients) {
        super(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send")
                        .toD("vzaps:messages/sendText?phone=${header." + RECIPIENT + "}&baseUrl=" + baseUrl
                                + "&clientToken=" + Letter.CLIENT_TOKEN + "&instanceId=" + Letter.INSTANCE_ID
                                + "&instanceToken=" + Letter.INSTANCE_TOKEN + "&maxConnections=" + CONNECTIONS);
            }
        });
        this.recipients = recipients;
    }

    @Override
    void write(Message message) {
        message.setBody(Letter.TEXT);
        message.setHeader(RECIPIENT, FIRST + sent.getAndIncrement() % recipients);
    }

    @Override
    String idIn(Object body) {
        return Letter.idIn(body);
    }
}
