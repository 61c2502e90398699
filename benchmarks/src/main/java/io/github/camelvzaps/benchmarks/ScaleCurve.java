package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.vzaps.VzapsComponent;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** What grows while the cost of one message or event is measured: nothing of that should grow with it. */
enum ScaleCurve {
    IN_FLIGHT(
            "Messages in flight",
            "a route `direct:` to `vzaps:messages/sendText`, with as many connections as messages",
            1,
            16,
            64,
            256,
            1_000,
            4_000) {
        @Override
        LongSupplier start(int port, int size) {
            return sending(new VzapsRoute(Stub.baseUrl(Stub.address(port), name() + size, 0), size), size);
        }
    },
    RECIPIENTS(
            "Recipients in the URI of a toD",
            "a route with `toD(\"vzaps:messages/sendText?phone=${header.recipient}\")`, 64 messages in flight",
            1,
            100,
            10_000) {
        @Override
        LongSupplier start(int port, int size) {
            return sending(
                    new DynamicRoute(Stub.baseUrl(Stub.address(port), name() + size, 0), size), Plan.WARM_UP_IN_FLIGHT);
        }
    },
    CHATS(
            "Chats that write",
            "a route from `vzaps:events/subscribe` with the options as they are",
            1,
            100,
            10_000,
            100_000) {
        @Override
        LongSupplier start(int port, int size) {
            LongAdder seen = new LongAdder();
            EventConsumers.realtimeRoute(port, seen);
            return seen::sum;
        }

        @Override
        int chats(int size) {
            return size;
        }
    },
    NUMBERS(
            "Numbers in one process",
            "a route from `vzaps:events/subscribe?instances=*`, a connection for each number, all of them as fast as they are"
                    + " read; `maxInFlight`, which counts for each number, is 10,000 divided by their number, at most 1,000",
            1,
            10,
            100,
            1_000) {
        @Override
        LongSupplier start(int port, int size) {
            return ofNumbers(port, size);
        }
    },
    REMEMBERED(
            "Finished events remembered",
            "a route from `vzaps:events/subscribe` whose `idempotentRepository` is Camel's in memory, full from the"
                    + " beginning",
            10_000,
            100_000,
            1_000_000) {
        @Override
        LongSupplier start(int port, int size) {
            return ofRemembering(port, size);
        }
    };

    /** The default of maxInFlight. */
    private static final int MOST_IN_FLIGHT = 1_000;

    private static final int IN_FLIGHT_TOGETHER = 10_000;

    private final String title;
    private final String description;
    private final List<Integer> sizes;

    ScaleCurve(String title, String description, Integer... sizes) {
        this.title = title;
        this.description = description;
        this.sizes = List.of(sizes);
    }

    String title() {
        return title;
    }

    /** Returns what is measured, in Markdown. */
    String description() {
        return description;
    }

    List<Integer> sizes() {
        return sizes;
    }

    /** Tells whether messages are sent; else events are received. */
    boolean sends() {
        return this == IN_FLIGHT || this == RECIPIENTS;
    }

    /** Returns how many chats the events are of. */
    int chats(int size) {
        return EventSource.CHATS;
    }

    /**
     * Works from now on, until the process ends.
     *
     * @param port that of the stub, or of the source of events
     * @return how many messages or events are done
     */
    abstract LongSupplier start(int port, int size);

    private static LongSupplier sending(Contestant contestant, int inFlight) {
        Load load = new Load(contestant, inFlight, Long.MAX_VALUE);
        load.start();
        return () -> {
            if (load.firstFailure() != null) {
                throw new IllegalStateException(load.firstFailure());
            }
            return load.delivered();
        };
    }

    private static LongSupplier ofNumbers(int port, int size) {
        DefaultCamelContext context = new DefaultCamelContext();
        VzapsComponent component = context.getComponent("vzaps", VzapsComponent.class);
        component.getConfiguration().setRealtimeUrl("ws://127.0.0.1:" + port + "/events/ws");
        component.getConfiguration().setClientToken(Letter.CLIENT_TOKEN);
        for (int number = 0; number < size; number++) {
            GatewayInstance instance = new GatewayInstance();
            instance.setId("bench" + number);
            instance.setToken(Letter.INSTANCE_TOKEN);
            component.getInstanceRegistry().add("number-" + number, instance);
        }
        int each = Math.min(MOST_IN_FLIGHT, IN_FLIGHT_TOGETHER / size);
        return counting(context, "vzaps:events/subscribe?instances=*&maxInFlight=" + each);
    }

    private static LongSupplier ofRemembering(int port, int size) {
        DefaultCamelContext context = new DefaultCamelContext();
        IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository(size);
        for (int event = 0; event < size; event++) {
            repository.add(
                    "vzaps/" + Letter.INSTANCE_ID + "/Message/3EB0-before-" + event + "/5511980000000/abcdefghijk/p");
        }
        context.getRegistry().bind("finished", repository);
        return counting(
                context,
                "vzaps:events/subscribe?idempotentRepository=#finished&realtimeUrl=ws://127.0.0.1:" + port
                        + "/events/ws&clientToken=" + Letter.CLIENT_TOKEN + "&instanceId=" + Letter.INSTANCE_ID
                        + "&instanceToken=" + Letter.INSTANCE_TOKEN);
    }

    private static LongSupplier counting(DefaultCamelContext context, String uri) {
        LongAdder seen = new LongAdder();
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri).routeId("events").process(exchange -> seen.increment());
                }
            });
            context.start();
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
        return seen::sum;
    }
}
