package io.github.camelvzaps.crmbridge.outbox;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.crmbridge.Trouble;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Into the outboxes of the component, which sends what is in them. Each message has a key: what is written twice, because the
 * program was ended in between, is there once.
 */
@Component
public class OutboxRoutes extends RouteBuilder {
    /** Takes rows with id, phone and text. */
    public static final String CAMPAIGN = "direct:to-campaign";

    private final Trouble trouble;

    public OutboxRoutes(Trouble trouble) {
        this.trouble = trouble;
    }

    @Override
    public void configure() {
        onException(Exception.class)
                .onWhen(exchange -> "replies".equals(exchange.getFromRouteId()))
                .handled(true)
                .process(exchange -> trouble.with(
                        Trouble.DATABASE,
                        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class),
                        "Replies wait until it does"));

        // an outbox of their own, so that they do not wait behind a campaign
        from("sql:classpath:replies.sql?delay=250&initialDelay=250")
                .routeId("replies")
                .setHeader(VzapsConstants.OUTBOX_KEY, simple("reply-${body[id]}"))
                .setHeader(VzapsConstants.PHONE, simple("${body[phone]}"))
                .setProperty("row", body())
                .setBody(simple("${body[text]}"))
                .to("vzaps:outbox/send?outboxTable=reply_outbox")
                .setBody(exchangeProperty("row"))
                .to("sql:update reply set written = true where id = :#id")
                .process(exchange -> trouble.over(Trouble.DATABASE));

        from(CAMPAIGN)
                .routeId("campaign-outbox")
                .errorHandler(noErrorHandler())
                .setHeader(VzapsConstants.OUTBOX_KEY, simple("campaign-${body[id]}"))
                .setHeader(VzapsConstants.PHONE, simple("${body[phone]}"))
                .setProperty("row", body())
                .setBody(simple("${body[text]}"))
                .to("vzaps:outbox/send?outboxTable=campaign_outbox")
                .setBody(exchangeProperty("row"))
                .to("sql:update recipient set state = 'written' where id = :#id");
    }
}
