package io.github.camelvzaps.simulator.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A send the simulator accepted. Immutable; a snapshot of the moment it was asked for.
 *
 * @param id message id, the caller's own if it gave one
 * @param type {@code text}, {@code image}, ... as in the path after {@code chat/send/}; for other paths below
 *     {@code /chat/} the whole rest of the path
 * @param to phone or group exactly as it was sent
 * @param body the JSON body, in which strings longer than 65,536 characters are cut to their first 200
 * @param media what was measured of the media in the body
 * @param state {@code QUEUED}, {@code SENT}, {@code DELIVERED}, {@code READ}, {@code REMOVED} from the queue or
 *     {@code DELETED}
 */
public record AcceptedMessage(
        String id,
        String type,
        String to,
        Map<String, Object> body,
        List<MediaDigest> media,
        Instant acceptedAt,
        String state) {}
