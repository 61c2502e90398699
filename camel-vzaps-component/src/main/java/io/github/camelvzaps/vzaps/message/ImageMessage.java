package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * An image.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param image the medium: a URL or data URI, a {@code Path}, {@code byte[]} or {@code InputStream}
 * @param caption the text below, or null
 * @param sendOptions what every message may carry
 */
public record ImageMessage(
        String phone,
        @JsonSerialize(using = MediaSerializer.class) Object image,
        String caption,
        @JsonUnwrapped SendOptions sendOptions)
        implements OutboundMessage {

    public ImageMessage {
        Required.text(ImageMessage.class, "phone", phone);
        Required.media(ImageMessage.class, "image", image);
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts an image to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds an image. Not thread-safe. */
    public static final class Builder extends MediaBuilder<ImageMessage, Builder> {
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
        public ImageMessage build() {
            return new ImageMessage(phone(), media(), caption, sendOptions());
        }
    }
}
