package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * A video.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param video the medium: a URL or data URI, a {@code Path}, {@code byte[]} or {@code InputStream}
 * @param caption the text below, or null
 * @param sendOptions what every message may carry
 */
public record VideoMessage(
        String phone,
        @JsonSerialize(using = MediaSerializer.class) Object video,
        String caption,
        @JsonUnwrapped SendOptions sendOptions)
        implements OutboundMessage {

    public VideoMessage {
        Required.text(VideoMessage.class, "phone", phone);
        Required.media(VideoMessage.class, "video", video);
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts a video to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds a video. Not thread-safe. */
    public static final class Builder extends MediaBuilder<VideoMessage, Builder> {
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
        public VideoMessage build() {
            return new VideoMessage(phone(), media(), caption, sendOptions());
        }
    }
}
