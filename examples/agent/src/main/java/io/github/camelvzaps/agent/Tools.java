package io.github.camelvzaps.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.InvalidRequestException;
import io.github.camelvzaps.api.NotSentException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** The tools that the model may call. Each is a route, {@code direct:} and the name of the tool. Thread-safe. */
final class Tools {
    /** The variable in which a route finds the chat that the model answers. */
    static final String CHAT = "chat";

    static final List<ToolSpecification> SPECIFICATIONS = List.of(
            tool("answer", "Sends a text to the customer of this conversation", "text"),
            tool("write_to", "Sends a text to somebody else, by phone number with country code", "phone", "text"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProducerTemplate routes;

    Tools(ProducerTemplate routes) {
        this.routes = routes;
    }

    /** @param text what the model gets to read */
    record Result(boolean sent, String text) {}

    private static ToolSpecification tool(String name, String description, String... parameters) {
        JsonObjectSchema.Builder schema = JsonObjectSchema.builder().required(parameters);
        List.of(parameters).forEach(schema::addStringProperty);
        return ToolSpecification.builder()
                .name(name)
                .description(description)
                .parameters(schema.build())
                .build();
    }

    /**
     * Runs a call of the model for a chat.
     *
     * @throws Exception when the message was not sent for another reason than that it must not, or may have been sent
     */
    Result run(ToolExecutionRequest call, String chat) throws Exception {
        Optional<ToolSpecification> tool = SPECIFICATIONS.stream()
                .filter(known -> known.name().equals(call.name()))
                .findFirst();
        if (tool.isEmpty()) {
            return new Result(false, "There is no tool of this name");
        }
        JsonNode arguments;
        try {
            arguments = JSON.readTree(call.arguments() == null ? "{}" : call.arguments());
        } catch (JsonProcessingException e) {
            return new Result(false, "The arguments cannot be read: JSON is expected");
        }
        // an exchange of its own: no header of the customer's message, and no argument that the tool does not declare
        Exchange exchange = routes.request("direct:" + call.name(), request -> {
            for (String parameter : tool.get().parameters().properties().keySet()) {
                request.setVariable(parameter, arguments.path(parameter).asText(null));
            }
            request.setVariable(CHAT, chat);
        });
        Exception failure = exchange.getException();
        if (failure == null) {
            return new Result(true, "sent");
        }
        if (failure instanceof NotSentException refused && mustNotBeSent(refused)) {
            return new Result(false, "Refused: " + refused.getReason());
        }
        throw failure;
    }

    /** Trying again would not help; the model may do something else. */
    private static boolean mustNotBeSent(NotSentException refused) {
        return refused.getFailureReason() == FailureReason.GUARDED
                || refused.getCause() instanceof InvalidRequestException;
    }
}
