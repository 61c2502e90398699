package io.github.camelvzaps.core.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.ApiResponse;
import io.github.camelvzaps.core.client.BaseUrl;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.RetryRule;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.BodyInput;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Parameters;
import io.github.camelvzaps.core.operation.RequestAssembler;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Calls that a consumer makes on its own account, such as to register a webhook. Thread-safe; never blocks. */
public final class GatewayCalls {
    private final Catalog catalog;
    private final ApiClient client;
    private final BaseUrl baseUrl;
    private final Credentials credentials;
    private final RetryRule retry;
    private final RequestAssembler assembler = new RequestAssembler();
    private final ObjectMapper mapper;

    /** @param client makes the calls, but for those that fetch access tokens */
    GatewayCalls(
            Catalog catalog,
            ApiClient client,
            BaseUrl baseUrl,
            Credentials credentials,
            RetryRule retry,
            ObjectMapper mapper) {
        this.catalog = catalog;
        this.client = client;
        this.baseUrl = baseUrl;
        this.credentials = credentials;
        this.retry = retry;
        this.mapper = mapper;
    }

    /**
     * Makes a call for an instance.
     *
     * @param operationId an operation of the gateway's catalog
     * @param body the keys of the body
     * @return the answer's object, out of its envelope if it came in one; empty when there was no content
     */
    public CompletableFuture<Map<String, Object>> call(
            String operationId, ConsumedInstance instance, Map<String, Object> body) {
        ApiCall call = apiCall(catalog.get(operationId), instance, body, retry, null);
        return client.call(call).thenApply(answer -> content(answer.body()));
    }

    /**
     * Makes a call whose answer is kept in a file.
     *
     * @param rule when it is made again
     * @param copy finds the content in the answer
     */
    public CompletableFuture<ApiResponse> download(
            Operation operation,
            ConsumedInstance instance,
            Map<String, Object> body,
            RetryRule rule,
            ApiCall.Copy copy) {
        return client.call(apiCall(operation, instance, body, rule, copy));
    }

    private ApiCall apiCall(
            Operation operation,
            ConsumedInstance instance,
            Map<String, Object> body,
            RetryRule rule,
            ApiCall.Copy copy) {
        AssembledRequest request = assembler.assemble(
                operation,
                new BodyInput.Fields(body),
                (parameter, inBody) -> value(parameter, inBody, instance),
                (parameter, value) -> value);
        return new ApiCall(request, baseUrl, credentials, instance.token(), Map.of(), rule, copy);
    }

    /** There is no message whose headers could say anything. */
    private static Object value(Parameter parameter, Object inBody, ConsumedInstance instance) {
        if (inBody != null) {
            return inBody;
        }
        return parameter.name().equals(Parameters.INSTANCE_ID) ? instance.id() : parameter.defaultValue();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> content(byte[] body) {
        if (body == null || body.length == 0) {
            return Map.of();
        }
        try {
            Map<String, Object> answer = mapper.readValue(body, Map.class);
            boolean wrapped = answer.get("data") instanceof Map && answer.containsKey("success");
            return wrapped ? (Map<String, Object>) answer.get("data") : answer;
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
