package io.github.camelvzaps.compatibility;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Answers each customer, by realtime or webhook. */
@SpringBootApplication
public class Application {
    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    @Bean
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("vzaps:events/subscribe?events=Message")
                        .routeId("answer")
                        .setHeader("CamelVzapsPhone", header("CamelVzapsSenderPhone"))
                        .setBody(simple("You wrote: ${header.CamelVzapsText}"))
                        .to("vzaps:messages/sendText");
            }
        };
    }
}
