package io.github.camelvzaps.docs.snippets;

// tag::imports[]
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.RejectedException;
import io.github.camelvzaps.api.UnknownOutcomeException;
// end::imports[]
import org.apache.camel.builder.RouteBuilder;

/** Recipe: what a route does when a message fails. */
public class Failures extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        // may have been sent: a person looks before it is sent again
        onException(UnknownOutcomeException.class).handled(true).to("file:data/ask-a-person");
        // refused: sending it again changes nothing
        onException(RejectedException.class).handled(true).to("file:data/refused");
        // nothing left this machine: again, as often as you like
        onException(NotSentException.class).maximumRedeliveries(10).redeliveryDelay(30_000);

        from("direct:failures").to("vzaps:messages/sendText");
        // end::route[]
    }
}
