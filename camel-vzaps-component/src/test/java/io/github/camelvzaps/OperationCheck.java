package io.github.camelvzaps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** Calls an operation and compares what arrived on the other side with its row of the contract. */
public final class OperationCheck {
    private OperationCheck() {}

    /** One input, as far as possible in headers; the body holds the rest and may be null. */
    public record Split(Map<String, Object> headers, Map<String, Object> body) {}

    public static Split split(Operation operation, String headerPrefix, Map<String, Object> input) {
        Map<String, Object> headers = new HashMap<>();
        Map<String, Object> body = new LinkedHashMap<>();
        input.forEach((key, value) -> parameter(operation, key)
                .ifPresentOrElse(
                        p -> headers.put(headerPrefix + p.headerName(), textWherePossible(value)),
                        () -> body.put(key, value)));
        return new Split(headers, body.isEmpty() ? null : body);
    }

    private static Optional<Parameter> parameter(Operation operation, String key) {
        return operation.parameters().stream()
                .filter(p -> p.wire().equals(key) || p.name().equals(key))
                .findFirst();
    }

    /** Routes in YAML and XML set headers as text. */
    private static Object textWherePossible(Object value) {
        return value instanceof Number || value instanceof Boolean ? value.toString() : value;
    }

    /** Calls, and answers the requests that were made for it. */
    public static List<RecordedRequest> call(
            CamelApplication camel, VzapsSimulator simulator, String uri, Object body, Map<String, Object> headers)
            throws Exception {
        Exchange exchange = camel.send(uri, body, headers);

        // the examples name a log, a typebot, a member that do not exist; whatever else is refused was a wrong request
        if (exchange.getException() != null) {
            GatewayException refusal = exchange.getException(GatewayException.class);
            assertThat(refusal).as("%s", exchange.getException()).isNotNull();
            assertThat(refusal.getStatusCode() == 404 || refusal.getMessage().contains("not a member of the group"))
                    .as(refusal.getMessage())
                    .isTrue();
        }
        return simulator.requests();
    }

    /** Compares a request with the contract. */
    public static void assertSame(Contract.Row row, Map<String, Object> body, RecordedRequest request)
            throws Exception {
        assertThat(request.method()).isEqualTo(row.method());
        assertThat(request.path()).isEqualTo(row.path());
        assertThat(request.query())
                .isEqualTo(row.query().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> String.valueOf(e.getValue()))));
        assertThat(request.headers()).containsEntry("accept", "application/json");
        if (row.hasBody()) {
            JsonNode sent = Contract.JSON.readTree(request.body());
            assertThat(sent).isEqualTo(Contract.JSON.readTree(Contract.JSON.writeValueAsString(body)));
            assertThat(request.headers().get("content-type")).startsWith("application/json");
        } else {
            assertThat(request.body()).isNullOrEmpty();
            assertThat(request.headers()).doesNotContainKey("content-type");
        }
    }
}
