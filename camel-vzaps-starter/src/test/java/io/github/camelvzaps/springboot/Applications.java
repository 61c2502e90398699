package io.github.camelvzaps.springboot;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Starts real Spring Boot applications on a free port, with the starter and nothing of their own but what is given. */
final class Applications {
    /** Secrets that must not be printed by anything. */
    static final List<String> SECRETS =
            List.of(VzapsSimulator.CLIENT_TOKEN, VzapsSimulator.CLIENT_SECRET, "secret-instance-token");

    private Applications() {}

    /** An application without anything. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Plain {}

    /** Starts an application; properties are written {@code name=value}. */
    static ConfigurableApplicationContext start(Class<?> configuration, String... properties) {
        return builder(configuration).run(arguments(properties));
    }

    /** The same, with environment variables of its own. */
    static ConfigurableApplicationContext start(
            Map<String, Object> variables, Class<?> configuration, String... properties) {
        SystemEnvironmentPropertySource source =
                new SystemEnvironmentPropertySource("test-systemEnvironment", new HashMap<>(variables));
        return builder(configuration)
                .initializers(application ->
                        application.getEnvironment().getPropertySources().addFirst(source))
                .run(arguments(properties));
    }

    /** Returns the properties that lead a component to the simulator. */
    static String[] at(VzapsSimulator simulator, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "camel.component.vzaps.base-url=" + simulator.url(),
                "camel.component.vzaps.client-token=" + VzapsSimulator.CLIENT_TOKEN));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private static SpringApplicationBuilder builder(Class<?> configuration) {
        return new SpringApplicationBuilder(configuration)
                .properties("server.port=0", "spring.jmx.enabled=false", "spring.main.banner-mode=off");
    }

    private static String[] arguments(String... properties) {
        return Arrays.stream(properties).map(property -> "--" + property).toArray(String[]::new);
    }
}
