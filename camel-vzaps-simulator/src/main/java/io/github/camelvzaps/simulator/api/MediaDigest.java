package io.github.camelvzaps.simulator.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was seen of one long or media-carrying string of a request body while it streamed in.
 *
 * @param field name of the JSON field it stood in
 * @param mimetype media type of the {@code data:} URI; null when it was none
 * @param bytes decoded bytes; -1 when it was no base64 data URI
 * @param sha256 digest of the decoded bytes in lower-case hex; null when it was no base64 data URI
 * @param characters length of the whole string in characters
 */
public record MediaDigest(String field, String mimetype, long bytes, String sha256, long characters) {

    /** The same as a JSON object, without the parts that are not there. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("field", field);
        if (sha256 != null) {
            map.put("mimetype", mimetype);
            map.put("bytes", bytes);
            map.put("sha256", sha256);
        }
        map.put("characters", characters);
        return map;
    }
}
