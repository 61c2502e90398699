package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: what customers write goes into a table. */
public class ToDatabase extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("vzaps:events/subscribe?events=Message&cursorFolder=data/cursors")
                // ${header...} is null when the header is absent; :#CamelVzapsSenderPhone would fail then
                .to("sql:insert into message (id, chat, phone, text) values (:#${header.CamelVzapsMessageId},"
                        + " :#${header.CamelVzapsChatId}, :#${header.CamelVzapsSenderPhone},"
                        + " :#${header.CamelVzapsText}) on conflict do nothing");
        // end::route[]
    }
}
