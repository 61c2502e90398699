package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * A sticker, usually of the type image/webp.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param sticker the medium: a URL or data URI, a {@code Path}, {@code byte[]} or {@code InputStream}
 * @param sendOptions what every message may carry
 */
public record StickerMessage(
        String phone,
        @JsonSerialize(using = MediaSerializer.class) Object sticker,
        @JsonUnwrapped SendOptions sendOptions)
        implements OutboundMessage {

    public StickerMessage {
        Required.text(StickerMessage.class, "phone", phone);
        Required.media(StickerMessage.class, "sticker", sticker);
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts a sticker to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds a sticker. Not thread-safe. */
    public static final class Builder extends MediaBuilder<StickerMessage, Builder> {

        private Builder(String phone) {
            super(phone);
        }

        @Override
        public StickerMessage build() {
            return new StickerMessage(phone(), media(), sendOptions());
        }
    }
}
