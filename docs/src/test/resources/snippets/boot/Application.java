package com.example;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;

@SpringBootApplication
public class Application {
    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    @Component
    static class Routes extends RouteBuilder {
        @Override
        public void configure() {
            from("vzaps:events/subscribe?events=Message&audiences=person&cursorFolder=data/cursors")
                    .to("sql:insert into message (id, chat, phone, text) values (:#${header.CamelVzapsMessageId},"
                            + " :#${header.CamelVzapsChatId}, :#${header.CamelVzapsSenderPhone},"
                            + " :#${header.CamelVzapsText}) on conflict do nothing")
                    .setHeader("CamelVzapsPhone", simple("${header.CamelVzapsChatId}"))
                    .setBody(constant("Thank you. A person will answer within the hour."))
                    .to("vzaps:messages/sendText");
        }
    }
}
