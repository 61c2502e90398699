package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: a code to type on the phone instead of a QR code. */
public class PairingCode extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("direct:pairing-code")
                .to("vzaps:sessions/pairCode?unwrap=true")
                // the API has two spellings for it
                .setBody(simple("${body[LinkingCode]} ?: ${body[linking_code]}"));
        // end::route[]
    }
}
