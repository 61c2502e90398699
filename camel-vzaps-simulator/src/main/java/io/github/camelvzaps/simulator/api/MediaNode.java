package io.github.camelvzaps.simulator.api;

import java.util.Map;

/**
 * Generated media that can be downloaded.
 *
 * @param node the media part of a received message: {@code url}, {@code mimetype}, {@code media_key}, ...; it is the
 *     body of {@code messages/download*} as well
 * @param sha256 digest of the bytes in lower-case hex
 * @param bytes size
 */
public record MediaNode(Map<String, Object> node, String sha256, long bytes) {

    public String url() {
        return node.get("url").toString();
    }
}
