package io.github.camelvzaps.firstcontact.user;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The walk with Spring Boot. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class BootApplication {

    public static void main(String[] args) {
        try (VzapsSimulator simulator = Walk.simulator()) {
            Map<String, Object> properties = new LinkedHashMap<>();
            Walk.settings(simulator).forEach((name, value) -> properties.put("camel.component.vzaps." + name, value));
            Walk walk = new Walk(simulator);
            try (ConfigurableApplicationContext context = new SpringApplicationBuilder(BootApplication.class)
                    .properties(properties)
                    .initializers(starting -> starting.getBeanFactory().registerSingleton("walk", walk))
                    .run(args)) {
                walk.go(context.getBean(ProducerTemplate.class));
            }
        }
    }

    @Bean
    RouteBuilder route(Walk walk) {
        return walk.route();
    }
}
