package io.github.camelvzaps.benchmarks;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A contestant that is a route behind a direct endpoint. */
abstract class CamelRoute implements Contestant {
    private final CamelContext context = new DefaultCamelContext();
    private final Endpoint door;

    /** Used instead of a template, whose asynchronous methods lead each message through a pool of ten threads. */
    private final AsyncProducer producer;

    CamelRoute(RouteBuilder routes) {
        try {
            context.addRoutes(routes);
            context.start();
            door = context.getEndpoint("direct:send");
            producer = door.createAsyncProducer();
            producer.start();
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Writes the letter into a new message. */
    abstract void write(Message message);

    /** Returns the id in the body that the route leaves, or null. */
    abstract String idIn(Object body);

    @Override
    public CompletableFuture<String> send() {
        Exchange exchange = door.createExchange();
        write(exchange.getMessage());
        return producer.processAsync(exchange).thenApply(this::id);
    }

    private String id(Exchange done) {
        if (done.getException() != null) {
            throw new RuntimeCamelException(done.getException());
        }
        String id = idIn(done.getMessage().getBody());
        if (id == null) {
            throw new IllegalStateException("The answer holds no id");
        }
        return id;
    }

    @Override
    public void close() throws Exception {
        producer.close();
        context.close();
    }
}
