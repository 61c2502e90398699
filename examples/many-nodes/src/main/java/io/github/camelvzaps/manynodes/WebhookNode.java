package io.github.camelvzaps.manynodes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;

/**
 * Puts what customers write into Kafka. The gateway is answered after the broker has confirmed, so what a node had in its
 * hands when it died comes again. The key keeps a chat in one partition, and so in its order.
 */
final class WebhookNode extends RouteBuilder {
    @Override
    public void configure() {
        from("vzaps:webhooks/receive?events=Message&register=true&secret={{nodes.secret}}&publicUrl={{nodes.public-url}}")
                .routeId("webhooks")
                // headers of ours stay on this side; plain ones travel
                .setHeader("dedupeKey", header("CamelVzapsDedupeKey").convertToString())
                .setHeader("chat", header("CamelVzapsChatId").convertToString())
                .setHeader(KafkaConstants.KEY, header("CamelVzapsChatId").convertToString())
                .setBody(exchange -> textOf(exchange.getMessage()))
                .to("kafka:whatsapp.in?requestRequiredAcks=all&deliveryTimeoutMs=10000&requestTimeoutMs=5000"
                        + "&maxBlockMs=5000")
                .log(LoggingLevel.DEBUG, "${header.dedupeKey} is in Kafka");
    }

    private static String textOf(Message message) {
        return message.getHeader("CamelVzapsText", () -> "[" + message.getHeader("CamelVzapsKind") + "]", String.class);
    }
}
