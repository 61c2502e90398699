package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.ReceivedMedia;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads out of a message what its media are, and how the download operations take them (contract, sections 5 and 7). */
final class MediaOfMessage {
    /** The operations by the kind of media; stickers have none. */
    private static final Map<String, String> DOWNLOADS = Map.of(
            "image", "messages/downloadImage",
            "video", "messages/downloadVideo",
            "audio", "messages/downloadAudio",
            "document", "messages/downloadDocument");

    private MediaOfMessage() {}

    static ReceivedMedia of(VzapsEvent event) {
        Object inner = JsonKeys.find(event.content(), "event");
        MessageContent message = MessageContent.of(JsonKeys.find(inner == null ? event.content() : inner, "message"));
        if (message.media() == null) {
            return ReceivedMedia.UNKNOWN;
        }
        String download = DOWNLOADS.get(message.mediaType());
        Map<String, Object> fields = download == null ? Map.of() : fields(download, message.media());
        boolean complete = JsonKeys.text(fields, "url") != null && JsonKeys.text(fields, "mimetype") != null;
        return new ReceivedMedia(
                JsonKeys.text(message.media(), "mimetype"),
                JsonKeys.text(message.media(), "file_name", "title"),
                complete ? download : null,
                fields);
    }

    private static Map<String, Object> fields(String operationId, Map<?, ?> media) {
        Operation operation = VzapsCatalog.INSTANCE.get(operationId);
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            Object value = parameter.place() == Place.BODY ? JsonKeys.find(media, parameter.wire()) : null;
            if (value != null) {
                fields.put(parameter.wire(), value);
            }
        }
        return fields;
    }
}
