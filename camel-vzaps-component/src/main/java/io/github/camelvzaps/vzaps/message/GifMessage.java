package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * A moving picture; whether the platform wants GIF or MP4 is undocumented.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param gif the medium: a URL or data URI, a {@code Path}, {@code byte[]} or {@code InputStream}
 * @param caption the text below, or null
 * @param sendOptions what every message may carry
 */
public record GifMessage(
        String phone,
        @JsonSerialize(using = MediaSerializer.class) Object gif,
        String caption,
        @JsonUnwrapped SendOptions sendOptions)
        implements OutboundMessage {

    public GifMessage {
        Required.text(GifMessage.class, "phone", phone);
        Required.media(GifMessage.class, "gif", gif);
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts a moving picture to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds a moving picture. Not thread-safe. */
    public static final class Builder extends MediaBuilder<GifMessage, Builder> {
        private String caption;

        private Builder(String phone) {
            super(phone);
        }

        /** Sets the text below the medium. */
        public Builder caption(String text) {
            caption = text;
            return this;
        }

        @Override
        public GifMessage build() {
            return new GifMessage(phone(), media(), caption, sendOptions());
        }
    }
}
