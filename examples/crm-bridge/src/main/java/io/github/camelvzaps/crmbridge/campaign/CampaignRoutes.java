package io.github.camelvzaps.crmbridge.campaign;

import io.github.camelvzaps.crmbridge.outbox.OutboxRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The list becomes rows of the outbox, and WhatsApp says which numbers it knows; the outbox does the rest. */
@Component
public class CampaignRoutes extends RouteBuilder {
    static final String PREPARE = "direct:campaign";

    @Override
    public void configure() {
        // each row that is there already stays as it is, so this can be stopped at any moment and begun again
        from(PREPARE)
                .routeId("campaign")
                .errorHandler(noErrorHandler())
                .bean(Recipients.class, "add")
                .loopDoWhile(method(Recipients.class, "anyUnchecked"))
                .bean(Recipients.class, "nextUnchecked")
                .setProperty("asked", body())
                .to("vzaps:users/check?unwrap=true")
                .bean(Recipients.class, "checked")
                .end()
                .bean(Recipients.class, "unwritten")
                .split(body())
                .stopOnException()
                .to(OutboxRoutes.CAMPAIGN);
    }
}
