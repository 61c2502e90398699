package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A text.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param message the text
 * @param sendOptions what every message may carry
 */
public record TextMessage(
        String phone, String message, @JsonUnwrapped SendOptions sendOptions) implements OutboundMessage {

    public TextMessage {
        Required.text(TextMessage.class, "phone", phone);
        Required.text(TextMessage.class, "message", message);
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts a text to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds a text. Not thread-safe. */
    public static final class Builder extends MessageBuilder<TextMessage, Builder> {
        private String message;

        private Builder(String phone) {
            super(phone);
        }

        public Builder message(String text) {
            message = text;
            return this;
        }

        @Override
        public TextMessage build() {
            return new TextMessage(phone(), message, sendOptions());
        }
    }
}
