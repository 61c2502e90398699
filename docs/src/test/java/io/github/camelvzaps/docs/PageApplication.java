package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.core.GatewayComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** An application made of what a page prints: all of its properties, and one of its blocks with routes. */
final class PageApplication implements AutoCloseable {
    private final Main main = new Main();

    /** What the routes log; written by their threads. */
    private final List<String> logged = new CopyOnWriteArrayList<>();

    private final Surroundings surroundings;

    /**
     * Starts it and waits until its consumers listen.
     *
     * @param page the blocks of the page
     * @param block the routes; a block of properties is started without any
     * @param others values of properties that the page prints, for the test to see what happens
     */
    PageApplication(List<Block> page, Block block, Surroundings surroundings, Map<String, String> others)
            throws Exception {
        this.surroundings = surroundings;
        String printed = page.stream()
                .filter(other -> other.language().equals("properties"))
                // one that is checked on its own is alone
                .filter(other -> !block.language().equals("properties") || other.equals(block))
                .map(Block::code)
                .collect(Collectors.joining("\n"));
        Path properties = surroundings.folder().resolve("application.properties");
        Files.writeString(properties, surroundings.here(printed));
        main.setPropertyPlaceholderLocations("file:" + properties);
        surroundings.moved(printed).forEach(main::addOverrideProperty);
        others.forEach((key, value) -> {
            assertThat(printed).as("what a test changes is on the page").contains(key + " = ");
            main.addOverrideProperty(key, value);
        });
        addRoutes(block);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport started) {
                started.getCamelContext()
                        .getCamelContextExtension()
                        .addLogListener((exchange, camelLogger, message) -> {
                            logged.add(message);
                            return message;
                        });
            }
        });
        try {
            main.start();
            assertThat(camel().getStatus().isStarted()).as("started").isTrue();
            await().untilAsserted(() -> assertThat(problems()).isEmpty());
        } catch (Throwable e) {
            main.stop();
            throw e;
        }
    }

    private void addRoutes(Block block) throws Exception {
        String code = surroundings.here(block.code());
        switch (block.language()) {
            case "java" -> {
                Class<?> type = CompiledBlock.of(List.of(code), surroundings.folder());
                main.configure().addRoutesBuilder((RoutesBuilder)
                        type.getDeclaredConstructor().newInstance());
            }
            case "yaml", "xml" -> {
                Path routes = surroundings.folder().resolve("routes." + block.language());
                Files.writeString(routes, code);
                main.configure().setRoutesIncludePattern("file:" + routes);
            }
            default -> {
                // properties alone: no routes
            }
        }
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    /** Returns what the consumers of events say that is wrong. */
    private List<String> problems() {
        return camel().getComponentNames().stream()
                .map(name -> camel().hasComponent(name))
                .filter(GatewayComponent.class::isInstance)
                .flatMap(gateway -> ((GatewayComponent) gateway).consumers().stream())
                .flatMap(consumer -> consumer.problems().stream())
                .toList();
    }

    /** Hands a message to a route and answers what became of it. */
    Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return camel().createFluentProducerTemplate()
                .to(endpoint)
                .withProcessor(exchange -> {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().setHeaders(new HashMap<>(headers));
                })
                .send();
    }

    /** Returns what the routes have logged. */
    List<String> logged() {
        return List.copyOf(logged);
    }

    @Override
    public void close() {
        main.stop();
    }
}
