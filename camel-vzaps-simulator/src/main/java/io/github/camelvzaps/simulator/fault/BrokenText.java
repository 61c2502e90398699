package io.github.camelvzaps.simulator.fault;

import io.github.camelvzaps.simulator.api.FaultRule;
import java.nio.charset.StandardCharsets;

/** What a fault leaves of a JSON object on its way out. */
public final class BrokenText {

    private BrokenText() {}

    /** The bytes to send instead of the text. */
    public static byte[] of(FaultRule fault, String json) {
        String text = fault.body() == null ? json : fault.body();
        long padding = fault.longOf("oversize", 0);
        if (padding > 0) {
            text = padded(text, (int) padding);
        }
        if (fault.flag("poison")) {
            text = text.substring(0, text.length() / 2);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (fault.flag("badUtf8") && bytes.length > 0) {
            // no byte of a UTF-8 text has this value, wherever it stands
            bytes[bytes.length / 2] = (byte) 0xFF;
        }
        return bytes;
    }

    /** The object with a field more that means nothing; white space behind anything else. */
    public static String padded(String json, int bytes) {
        return json.endsWith("}") && json.length() > 2
                ? json.substring(0, json.length() - 1) + ",\"padding\":\"" + "x".repeat(bytes) + "\"}"
                : json + " ".repeat(bytes);
    }

    /** Whether the fault changes the text at all. */
    public static boolean breaks(FaultRule fault) {
        return fault.body() != null || fault.flag("badUtf8") || fault.flag("poison") || fault.longOf("oversize", 0) > 0;
    }
}
