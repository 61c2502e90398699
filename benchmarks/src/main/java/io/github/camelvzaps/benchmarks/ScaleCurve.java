package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.vzaps.VzapsComponent;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
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
        Work start(int port, int size) {
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
        Work start(int port, int size) {
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
        Work start(int port, int size) {
            return counting(new DefaultCamelContext(), EventConsumers.realtime(port));
        }

        @Override
        int chats(int size) {
            return size;
        }
    },
    STORED(
            "Events stored before the route starts",
            "a route from `vzaps:events/subscribe` that starts while the gateway has so many events for it; counted is from the"
                    + " start of the route until all are read, so the connection is part of it; the heap is that with half of"
                    + " them read",
            1_000,
            10_000,
            100_000,
            1_000_000) {
        @Override
        Work start(int port, int size) {
            LongAdder seen = new LongAdder();
            DefaultCamelContext context = new DefaultCamelContext();
            context.setAutoStartup(false);
            count(context, EventConsumers.realtime(port), seen);
            return new StoredEvents(context, seen, size);
        }

        @Override
        long stored(int size) {
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
        Work start(int port, int size) {
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
        Work start(int port, int size) {
            return ofRemembering(port, size);
        }
    };

    static final String ROUTE = "events";

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

    /** Returns the name of the file with its figures. */
    String file() {
        return "scale-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the one whose figures a file has. */
    static ScaleCurve of(String file) {
        return Stream.of(values())
                .filter(curve -> curve.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Reads which ones somebody wants, and at which sizes.
     *
     * @param names such as {@code CHATS} or {@code CHATS:1,100}; none for all
     */
    static Map<ScaleCurve, List<Integer>> chosen(List<String> names) {
        Map<ScaleCurve, List<Integer>> chosen = new EnumMap<>(ScaleCurve.class);
        for (String name : names) {
            String[] part = name.split(":", 2);
            ScaleCurve curve = valueOf(part[0]);
            chosen.put(
                    curve,
                    part.length == 1
                            ? curve.sizes
                            : Stream.of(part[1].split(",", -1))
                                    .map(Integer::valueOf)
                                    .toList());
        }
        if (chosen.isEmpty()) {
            Stream.of(values()).forEach(curve -> chosen.put(curve, curve.sizes));
        }
        return chosen;
    }

    /** Tells whether messages are sent; else events are received. */
    boolean sends() {
        return this == IN_FLIGHT || this == RECIPIENTS;
    }

    /** Returns how many chats the events are of. */
    int chats(int size) {
        return EventSource.CHATS;
    }

    /** Returns how many events a connection brings. */
    long stored(int size) {
        return EventSource.ENDLESS;
    }

    /** @param port that of the stub, or of the source of events */
    abstract Work start(int port, int size);

    private static Work sending(Contestant contestant, int inFlight) {
        Load load = new Load(contestant, inFlight, Long.MAX_VALUE);
        load.start();
        LongSupplier done = () -> {
            if (load.firstFailure() != null) {
                throw new IllegalStateException(load.firstFailure());
            }
            return load.delivered();
        };
        return new SteadyWork(done, () -> {
            load.stop();
            load.await(Plan.PATIENCE_SECONDS, TimeUnit.SECONDS);
            contestant.close();
        });
    }

    private static Work ofNumbers(int port, int size) {
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

    private static Work ofRemembering(int port, int size) {
        DefaultCamelContext context = new DefaultCamelContext();
        IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository(size);
        for (int event = 0; event < size; event++) {
            repository.add(
                    "vzaps/" + Letter.INSTANCE_ID + "/Message/3EB0-before-" + event + "/5511980000000/abcdefghijk/p");
        }
        context.getRegistry().bind("finished", repository);
        return counting(context, EventConsumers.realtime(port) + "&idempotentRepository=#finished");
    }

    private static Work counting(DefaultCamelContext context, String uri) {
        LongAdder seen = new LongAdder();
        count(context, uri, seen);
        return new SteadyWork(seen::sum, context);
    }

    private static void count(DefaultCamelContext context, String uri, LongAdder seen) {
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri).routeId(ROUTE).process(exchange -> seen.increment());
                }
            });
            context.start();
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
    }
}
