package io.github.camelvzaps.orderupdates;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.VzapsConstants;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole application: two routes. */
@SpringBootApplication(proxyBeanMethods = false)
public class OrderUpdates extends RouteBuilder {
    public static void main(String[] args) {
        SpringApplication.run(OrderUpdates.class, args);
    }

    @Override
    public void configure() {
        // NOT_SENT, REJECTED or UNKNOWN: of an unknown one nobody knows whether it went out, so a person looks
        onException(GatewayException.class)
                .handled(true)
                .setHeader("outcome", simple("${exception.outcome}", String.class))
                .to("sql:update orders set notice = :#outcome where id = :#order");

        // The query claims its rows. Whatever happens after that, nobody gets a second message.
        from("sql:classpath:claim-shipped.sql?delay=500&initialDelay=500")
                .routeId("notify")
                .setHeader("order", simple("${body[id]}"))
                .setHeader(VzapsConstants.PHONE, simple("${body[phone]}"))
                .setBody(simple("Hello ${body[customer]}, your order ${body[id]} is on its way."))
                .to("vzaps:messages/send")
                .to("sql:update orders set notice = 'SENT', message_id = :#CamelVzapsMessageId where id = :#order");

        // Confirmed to the gateway after the insert; an event that comes again changes nothing.
        from("vzaps:events/subscribe?events=Message&audiences=person")
                .routeId("answers")
                .to("sql:insert into answers (id, phone, text) values (:#${header.CamelVzapsMessageId},"
                        + " :#${header.CamelVzapsSenderPhone}, :#${header.CamelVzapsText}) on conflict do nothing");
    }
}
