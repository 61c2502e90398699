package io.github.camelvzaps.vzaps.message;

import java.util.Map;

/**
 * A message to send, as the body of {@code messages/send} or of the operation for its type. Immutable but for media
 * given as bytes or a stream, which are not copied. A record cannot be made without its required fields, neither by its
 * builder nor by its constructor; both throw {@link io.github.camelvzaps.api.InvalidRequestException}.
 *
 * <p>{@code toString} names the fields that are set, never their values: logs shall hold no phone and no text.
 */
@WireNames
public sealed interface OutboundMessage
        permits TextMessage,
                ImageMessage,
                AudioMessage,
                DocumentMessage,
                VideoMessage,
                StickerMessage,
                GifMessage,
                LocationMessage,
                ContactMessage,
                ButtonsMessage,
                ListMessage,
                LinkMessage,
                PollMessage,
                ReactionMessage {

    /** Returns the receiver: digits with country code, or a group id. */
    String phone();

    /**
     * Returns a new map of the fields that are set, in wire spelling and order. A medium that is a {@code Path}, bytes or
     * a stream stays that object, so that the producer can stream it.
     */
    default Map<String, Object> toMap() {
        return WireForm.of(this);
    }
}
