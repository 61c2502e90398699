package io.github.camelvzaps.core.producer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.ApiResponse;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.poll.PagedItems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.converter.stream.FileInputStreamCache;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.hc.core5.http.Header;

/** Turns an answer into the body and headers of the message. Immutable and thread-safe. */
final class ResponseBinding {
    private final GatewayRuntime runtime;
    private final ApiClient client;
    private final HeaderFilterStrategy httpHeaders;
    private final ObjectMapper mapper;
    private final String responseType;
    private final Class<?> responseClass;

    /** @param httpHeaders which headers of an answer become message headers */
    ResponseBinding(GatewayRuntime runtime, ApiClient client, HeaderFilterStrategy httpHeaders)
            throws ClassNotFoundException {
        this.runtime = runtime;
        this.client = client;
        this.httpHeaders = httpHeaders;
        this.mapper = runtime.mapper();
        this.responseType = runtime.configuration().getResponseType();
        this.responseClass = isClassName() ? resolve() : null;
    }

    private boolean isClassName() {
        return !List.of("map", "json", "string", "bytes", "stream").contains(responseType);
    }

    private Class<?> resolve() throws ClassNotFoundException {
        Class<?> type = runtime.camelContext().getClassResolver().resolveClass(responseType);
        if (type == null) {
            throw new InvalidConfigurationException(
                    List.of("responseType"),
                    "The option responseType takes map, json, string, bytes, stream or the"
                            + " full name of a class on the class path, and '" + responseType + "' is none of them");
        }
        return type;
    }

    /** Tells whether the answer is to be kept in a file. */
    boolean streams() {
        return responseType.equals("stream");
    }

    /**
     * Writes an answer of status 2xx into the exchange.
     *
     * @throws GatewayException when the answer says that the call failed, or cannot be read
     */
    void write(Exchange exchange, ApiCall call, ApiResponse response) throws GatewayException, IOException {
        boolean inFile = response.file() != null;
        if (inFile && (response.mediaType() != null || isPlainStream(call))) {
            writeMedia(exchange, response);
        } else {
            ApiResponse inMemory = inFile ? response.inMemory(take(response)) : response;
            Object answer = accepted(call, inMemory);
            if (inFile) {
                throw client.unreadable(call, inMemory, new IOException("the answer holds no content"));
            }
            writeAnswer(exchange, call, inMemory, answer);
        }
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, response.status());
        copyHeaders(exchange, response);
    }

    private static void writeMedia(Exchange exchange, ApiResponse response) throws IOException {
        // deleted when the exchange is done, like every stream that Camel keeps in a file
        exchange.getMessage().setBody(new FileInputStreamCache(response.file()).copy(exchange));
        if (response.mediaType() != null) {
            // not Content-Type, which a later step would obey: the one who sent the media chose it
            exchange.getMessage().setHeader(VzapsConstants.MIMETYPE, response.mediaType());
        }
    }

    private void writeAnswer(Exchange exchange, ApiCall call, ApiResponse response, Object answer)
            throws GatewayException {
        Message message = exchange.getMessage();
        runtime.gateway().headersOf(call.request().operation(), answer).forEach((name, value) -> {
            if (value instanceof Boolean || (value instanceof String text && !text.isEmpty())) {
                message.setHeader(name, value);
            }
        });
        message.setBody(body(call, response, answer));
    }

    /**
     * Replaces the body by the items of all pages, of which this is the first one.
     *
     * @param next calls for another page and waits for the answer
     */
    void writeAllPages(Exchange exchange, ApiCall call, ApiResponse first, NextPage next) throws GatewayException {
        PagedItems items = PagedItems.all(
                runtime.pollAnswer(),
                accepted(call, first),
                call.request().page(),
                page -> accepted(call, next.read(call.withRequest(call.request().withPage(page)))));
        exchange.getMessage().setBody(items);
    }

    /** Makes a call and waits for its answer. */
    interface NextPage {
        ApiResponse read(ApiCall call) throws Exception;
    }

    private Object accepted(ApiCall call, ApiResponse response) throws GatewayException {
        Object answer = parsed(call, response);
        if (answer instanceof Map<?, ?> map && Boolean.FALSE.equals(map.get("success"))) {
            throw client.refused(call, response);
        }
        return answer;
    }

    private static boolean isPlainStream(ApiCall call) {
        return call.request().operation().mediaAnswer() == null;
    }

    private static byte[] take(ApiResponse response) throws IOException {
        byte[] bytes = Files.readAllBytes(response.file().toPath());
        Files.delete(response.file().toPath());
        return bytes;
    }

    /** Parses the answer in any case, since a refusal may hide in it; only text that is wanted as such may be no JSON. */
    private Object parsed(ApiCall call, ApiResponse response) throws GatewayException {
        byte[] bytes = response.body();
        if (bytes.length == 0) {
            return null;
        }
        try {
            return mapper.readValue(bytes, Object.class);
        } catch (IOException e) {
            if (responseType.equals("string") || responseType.equals("bytes")) {
                return null;
            }
            throw client.unreadable(call, response, e);
        }
    }

    private Object body(ApiCall call, ApiResponse response, Object answer) throws GatewayException {
        byte[] bytes = response.body();
        boolean unwrap = runtime.configuration().isUnwrap();
        Object only = unwrap ? runtime.gateway().onlyValueOf(call.request().operation(), answer) : null;
        boolean unwrapped = unwrap && (only != null || isEnvelope(answer));
        Object content = only != null ? only : unwrapped ? ((Map<?, ?>) answer).get("data") : answer;
        if (content == null && bytes.length == 0) {
            return null;
        }
        try {
            return switch (responseType) {
                case "map" -> content;
                case "json" -> mapper.convertValue(content, JsonNode.class);
                case "string" ->
                    unwrapped
                            ? text(mapper.convertValue(content, JsonNode.class))
                            : new String(bytes, StandardCharsets.UTF_8);
                case "bytes" -> unwrapped ? mapper.writeValueAsBytes(content) : bytes;
                default -> mapper.convertValue(content, responseClass);
            };
        } catch (IOException | IllegalArgumentException e) {
            throw client.unreadable(call, response, e);
        }
    }

    private static String text(JsonNode node) {
        return node == null ? null : node.isTextual() ? node.textValue() : node.toString();
    }

    /** An envelope is one only with both keys at the top (VZaps contract, section 2). */
    private static boolean isEnvelope(Object answer) {
        return answer instanceof Map<?, ?> map && map.containsKey("success") && map.containsKey("data");
    }

    private void copyHeaders(Exchange exchange, ApiResponse response) {
        Message message = exchange.getMessage();
        String requestId = response.header("X-Request-Id");
        if (requestId != null) {
            message.setHeader(VzapsConstants.REQUEST_ID, requestId);
        }
        for (Header header : response.headers()) {
            boolean ours = header.getName().regionMatches(true, 0, "Camel", 0, 5);
            if (!ours && !httpHeaders.applyFilterToExternalHeaders(header.getName(), header.getValue(), exchange)) {
                message.setHeader(header.getName(), header.getValue());
            }
        }
    }
}
