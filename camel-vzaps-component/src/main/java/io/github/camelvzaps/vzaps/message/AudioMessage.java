package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * Audio or a voice note.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param audio the medium: a URL or data URI, a {@code Path}, {@code byte[]} or {@code InputStream}
 * @param ptt true for a voice note; null leaves it to the platform, whose default is undocumented
 * @param sendOptions what every message may carry
 */
public record AudioMessage(
        String phone,
        @JsonSerialize(using = MediaSerializer.class) Object audio,
        Boolean ptt,
        @JsonUnwrapped SendOptions sendOptions)
        implements OutboundMessage {

    public AudioMessage {
        Required.text(AudioMessage.class, "phone", phone);
        Required.media(AudioMessage.class, "audio", audio);
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts audio to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds audio. Not thread-safe. */
    public static final class Builder extends MediaBuilder<AudioMessage, Builder> {
        private Boolean ptt;

        private Builder(String phone) {
            super(phone);
        }

        /** Tells whether it is a voice note; the platform decides otherwise. */
        public Builder voiceNote(boolean isVoiceNote) {
            ptt = isVoiceNote;
            return this;
        }

        @Override
        public AudioMessage build() {
            return new AudioMessage(phone(), media(), ptt, sendOptions());
        }
    }
}
