package io.github.camelvzaps.docs.snippets;

// tag::imports[]
import java.io.File;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

// end::imports[]

/** Recipe: one message to each line of a CSV file, none of them twice. */
public class Campaign extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("file:data/campaigns?include=.*\\.csv")
                .split(body().tokenize("\n"))
                .streaming()
                // a line: 5511999990001;Ana
                .setHeader("CamelVzapsPhone", simple("${substringBefore(${body},';')}"))
                .setBody(simple("Hi ${substringAfter(${body},';')}, we are open on Sunday."))
                .idempotentConsumer(simple("${header.CamelVzapsPhone}"))
                .idempotentRepository(FileIdempotentRepository.fileIdempotentRepository(new File("data/sent.txt")))
                // a message that may have gone out does not go out again
                .removeOnFailure(false)
                .throttle(2)
                .to("vzaps:messages/sendText");
        // end::route[]
    }
}
