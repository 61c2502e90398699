package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: files of a folder go to customers. */
public class SendFile extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("file:data/invoices?include=.*\\.pdf")
                // the files are called after the customer: 5511999990001.pdf
                .setHeader("CamelVzapsPhone", simple("${file:onlyname.noext}"))
                .to("vzaps:messages/sendDocument?fileName=invoice.pdf&caption=Your invoice");
        // end::route[]
    }
}
