package io.github.camelvzaps.crmbridge.inbox;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.crmbridge.Trouble;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** From WhatsApp to the database, and from there to the CRM. */
@Component
public class InboxRoutes extends RouteBuilder {
    private static final String CRM = "The way to the CRM";

    private final Trouble trouble;

    public InboxRoutes(Trouble trouble) {
        this.trouble = trouble;
    }

    /** The marks of finished events, in the same transactions as what the events have changed. */
    @Bean
    static JdbcMessageIdRepository finishedEvents(DataSource database, TransactionTemplate transactions) {
        return new JdbcMessageIdRepository(database, transactions, "inbox");
    }

    @Override
    public void configure() {
        onException(Exception.class)
                .onWhen(exchange -> "to-crm".equals(exchange.getFromRouteId()))
                .handled(true)
                .process(exchange -> trouble.with(
                        CRM,
                        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class),
                        "Messages wait in the database until it does; is crm.url right?"));

        // The event is acknowledged when the transaction is through, and given again when it is not. Its mark is in
        // the same transaction: neither can a crash lose the event, nor can a repetition add anything.
        from("vzaps:events/subscribe?events=Message&audiences=person&cursorRepository=#cursor"
                        + "&onExhausted=deadLetter&deadLetterUri=direct:dead-letters")
                .routeId("inbox")
                .transacted()
                .filter(header(VzapsConstants.MESSAGE_ID).isNotNull())
                .idempotentConsumer(header(VzapsConstants.DEDUPE_KEY))
                .idempotentRepository("finishedEvents")
                .bean(Inbox.class, "take");

        // What fails here stays with the gateway, and is tried again.
        from("direct:dead-letters")
                .routeId("dead-letters")
                .errorHandler(noErrorHandler())
                .bean(DeadLetters.class, "keep");

        // The CRM may get a message twice, so it gets the id of it; a message that has changed goes there again.
        from("sql:classpath:unposted.sql?delay=250&initialDelay=250")
                .routeId("to-crm")
                .setProperty("row", body())
                .marshal()
                .json()
                .removeHeaders("*")
                .setHeader("Content-Type", constant("application/json"))
                .to("http:{{crm.url}}/messages?httpMethod=POST")
                .setBody(exchangeProperty("row"))
                .to("sql:update message set posted = :#version where id = :#id and posted < :#version")
                .process(exchange -> trouble.over(CRM));
    }
}
