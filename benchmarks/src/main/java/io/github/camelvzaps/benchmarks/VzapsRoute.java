package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.api.VzapsConstants;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/** A message through our producer. */
final class VzapsRoute extends CamelRoute {

    VzapsRoute(String baseUrl) {
        this(baseUrl, CONNECTIONS, "");
    }

    VzapsRoute(String baseUrl, int connections) {
        this(baseUrl, connections, "");
    }

    /** @param more further options, with an ampersand before each */
    private VzapsRoute(String baseUrl, int connections, String more) {
        super(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send")
                        .toF(
                                "vzaps:messages/sendText?baseUrl=%s&clientToken=%s&instanceId=%s&instanceToken=%s"
                                        + "&maxConnections=%d%s",
                                baseUrl,
                                Letter.CLIENT_TOKEN,
                                Letter.INSTANCE_ID,
                                Letter.INSTANCE_TOKEN,
                                connections,
                                more);
            }
        });
    }

    /** For routes none of whose steps waits. */
    static Contestant onIoThread(String baseUrl) {
        return new VzapsRoute(baseUrl, CONNECTIONS, "&continueOnIoThread=true");
    }

    @Override
    void write(Message message) {
        message.setBody(Letter.TEXT);
        message.setHeader(VzapsConstants.PHONE, Letter.PHONE);
    }

    @Override
    String idIn(Object body) {
        return Letter.idIn(body);
    }
}
