package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: a received document is kept. */
public class Download extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("direct:download")
                // the body is the media part of a received message: url, mimetype, media_key, ...
                .to("vzaps:messages/downloadDocument?responseType=stream")
                .to("file:data/downloads?fileName=${header.CamelVzapsMessageId}.pdf");
        // end::route[]
    }
}
