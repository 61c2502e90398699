package io.github.camelvzaps.simulator.webhook;

import io.github.camelvzaps.simulator.state.EventBody;
import io.github.camelvzaps.simulator.state.JsonText;
import java.util.Map;

/**
 * What is posted.
 *
 * @param headers besides the content type
 */
public record Delivery(String url, String body, Map<String, String> headers) {

    /**
     * The body of a VZaps webhook (contract, section 7).
     *
     * @param wrapper {@code object} or {@code string} for the observed {@code json_data}, {@code none} for the
     *     documented bare form
     */
    static String vzapsBody(EventBody event, String wrapper) {
        return switch (wrapper) {
            case "none" -> event.json();
            case "string" -> "{\"json_data\":" + JsonText.encode(event.json()) + "}";
            default -> "{\"json_data\":" + event.json() + "}";
        };
    }
}
