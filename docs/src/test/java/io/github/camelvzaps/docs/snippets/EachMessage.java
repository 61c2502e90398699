package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Conversations: the messages of a group one by one. */
public class EachMessage extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("vzaps:events/subscribe?events=Message&cursorFolder=data/cursors"
                        + "&group=chat&groupQuiet=10s&groupMax=50&groupLongest=2m")
                .routeId("keeps")
                .split(body())
                .stopOnException()
                .convertBodyTo(String.class)
                .to("file:data/messages?fileName=${header.CamelVzapsChatId}.txt&fileExist=Append&appendChars=\\n");
        // end::route[]
    }
}
