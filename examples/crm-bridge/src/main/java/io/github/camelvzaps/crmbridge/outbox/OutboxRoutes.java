package io.github.camelvzaps.crmbridge.outbox;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.crmbridge.Trouble;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** From the database to WhatsApp. */
@Component
public class OutboxRoutes extends RouteBuilder {
    /** Exchange property with the message on its way. */
    static final String ROW = "row";

    private final Trouble trouble;

    public OutboxRoutes(Trouble trouble) {
        this.trouble = trouble;
    }

    @Override
    public void configure() {
        onException(GatewayException.class).handled(true).bean(Outbox.class, "failed");
        // repeats the step that failed, which is never the one that sends
        onException(DataAccessException.class)
                .maximumRedeliveries(10)
                .redeliveryDelay(500)
                .onRedelivery(this::tell)
                .handled(true)
                .process(this::tell);

        // the sends do not wait for each other: the timer alone decides how many there are
        from("timer:outbox?period={{crm.send-every}}&fixedRate=false")
                .routeId("outbox")
                .bean(Outbox.class, "claim")
                .process(exchange -> trouble.over(Trouble.DATABASE))
                .filter(body().isNotNull())
                .setProperty(ROW, body())
                .setHeader(VzapsConstants.PHONE, simple("${body.phone}"))
                .setBody(simple("${body.text}"))
                .to("vzaps:messages/send")
                .bean(Outbox.class, "sent");
    }

    private void tell(Exchange exchange) {
        trouble.with(
                Trouble.DATABASE,
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class),
                "Nothing is sent until it does");
    }
}
