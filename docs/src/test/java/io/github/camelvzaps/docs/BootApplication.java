package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** A Spring Boot application made of what a page prints: all of its properties, and one of its blocks with routes. */
final class BootApplication implements AutoCloseable {
    private final ConfigurableApplicationContext application;

    /** An application without anything of its own; broker and database are there for the snippets of Camel alone. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = {ArtemisAutoConfiguration.class, DataSourceAutoConfiguration.class})
    static class Plain {}

    BootApplication(List<Block> page, Block block, Surroundings surroundings) throws Exception {
        String printed = page.stream()
                .filter(other -> other.language().equals("properties"))
                .map(Block::code)
                .collect(Collectors.joining("\n"));
        Path properties = surroundings.folder().resolve("application.properties");
        Files.writeString(properties, surroundings.here(printed));
        List<String> arguments = new ArrayList<>(List.of("--spring.config.location=file:" + properties));
        surroundings.moved(printed).forEach((key, value) -> arguments.add("--" + key + "=" + value));
        // the log belongs to the build
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Plain.class).web(WebApplicationType.NONE);
        if (block.language().equals("java")) {
            Class<?> type = CompiledBlock.of(List.of(surroundings.here(block.code())), surroundings.folder());
            RoutesBuilder routes = (RoutesBuilder) type.getDeclaredConstructor().newInstance();
            builder.initializers(
                    context -> ((GenericApplicationContext) context).registerBean(RoutesBuilder.class, () -> routes));
        }
        application = builder.run(arguments.toArray(String[]::new));
    }

    void mustHaveStarted() {
        assertThat(application.getBean(CamelContext.class).getStatus().isStarted())
                .isTrue();
    }

    @Override
    public void close() {
        application.close();
    }
}
