package io.github.camelvzaps.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code docs/contract} says about the calls of an API.
 *
 * @param calls in the order of the file, without the realtime connection, which has no answer
 */
record Contract(List<Call> calls) {
    /** Keys of an answer that only wrap the data. */
    private static final List<String> ENVELOPE = List.of("code", "success", "data");

    /**
     * One call.
     *
     * @param request method and path
     * @param answer an example of the answer; null when nobody shows one
     * @param evidence how sure the answer is: documented, inferred or undocumented
     * @param notes what the contract adds; may be empty
     */
    record Call(String id, String request, JsonNode answer, String evidence, String notes) {
        String resource() {
            return id.substring(0, id.indexOf('/'));
        }

        /** Returns the id as an anchor of a page. */
        String anchor() {
            return id.replace('/', '-');
        }

        boolean isInEnvelope() {
            return answer != null
                    && answer.size() == ENVELOPE.size()
                    && ENVELOPE.stream().allMatch(answer::has);
        }
    }

    static Contract read(Path file) throws IOException {
        JsonNode contract = new ObjectMapper().readTree(file.toFile());
        List<Call> calls = new ArrayList<>();
        for (JsonNode operation : contract.get("operations")) {
            if (!operation.path("responseEnvelope").asText().equals("websocket")) {
                calls.add(call(operation));
            }
        }
        return new Contract(List.copyOf(calls));
    }

    private static Call call(JsonNode operation) {
        JsonNode answer = operation.path("response");
        boolean shown = answer.isContainerNode();
        // the file of ZapyAPI holds what its pages show and nothing else
        String evidence = operation.path("responseEvidence").asText(shown ? "documented" : "undocumented");
        return new Call(
                operation.get("id").asText(),
                operation.get("method").asText() + " " + operation.get("path").asText(),
                shown ? answer : null,
                evidence,
                operation.path("notes").asText());
    }
}
