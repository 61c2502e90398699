package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.core.operation.Operation.GET;
import static io.github.camelvzaps.core.operation.Operation.POST;
import static io.github.camelvzaps.core.operation.Parameters.csv;
import static io.github.camelvzaps.core.operation.Parameters.integer;
import static io.github.camelvzaps.core.operation.Parameters.path;
import static io.github.camelvzaps.core.operation.Parameters.text;
import static io.github.camelvzaps.core.operation.Repeat.ALWAYS;
import static io.github.camelvzaps.vzaps.OperationParts.instance;

import io.github.camelvzaps.core.operation.Operation;
import java.util.List;

/** The webhook and its log (contract, section 7). */
final class WebhookOperations {
    static final List<Operation> ROWS = List.of(
            instance("webhooks/get", GET, "/webhook", "Reads the webhook of an instance"),
            instance("webhooks/set", POST, "/webhook", "Sets the webhook and its events")
                    .with(text("webhookURL").named("webhookUrl").asRequired().asClearable(), csv("events"))
                    .plain("webhookUrl"),
            instance("webhooks/searchLogs", POST, "/webhook/logs/search", "Searches the log of webhook deliveries")
                    .with(
                            text("status"),
                            integer("page"),
                            integer("size").named("pageSize").orAs("page_size"))
                    .repeating(ALWAYS)
                    .plain("status"),
            instance("webhooks/getLog", GET, "/webhook/logs/{logId}", "Reads one logged delivery")
                    .with(path("logId")),
            instance("webhooks/retryLog", POST, "/webhook/logs/{logId}/retry", "Has a logged event delivered once more")
                    .with(path("logId")));

    private WebhookOperations() {}
}
