package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text with buttons. How many buttons the platform takes is undocumented.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param message the text
 * @param buttons one or more
 * @param footer the small text below, or null
 * @param sendOptions what every message may carry
 */
public record ButtonsMessage(
        String phone,
        String message,
        List<Button> buttons,
        String footer,
        @JsonUnwrapped SendOptions sendOptions) implements OutboundMessage {

    public ButtonsMessage {
        Required.text(ButtonsMessage.class, "phone", phone);
        Required.text(ButtonsMessage.class, "message", message);
        buttons = Required.items(ButtonsMessage.class, "buttons", buttons);
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts a text with buttons to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds a text with buttons. Not thread-safe. */
    public static final class Builder extends MessageBuilder<ButtonsMessage, Builder> {
        private final List<Button> buttons = new ArrayList<>();
        private String message;
        private String footer;

        private Builder(String phone) {
            super(phone);
        }

        public Builder message(String text) {
            message = text;
            return this;
        }

        /** Adds a button; the id comes back in the event when it is pressed. */
        public Builder button(String id, String text) {
            buttons.add(new Button(id, text));
            return this;
        }

        /** Adds buttons. */
        public Builder buttons(Collection<Button> more) {
            buttons.addAll(more);
            return this;
        }

        /** Sets the small text below. */
        public Builder footer(String text) {
            footer = text;
            return this;
        }

        @Override
        public ButtonsMessage build() {
            return new ButtonsMessage(phone(), message, buttons, footer, sendOptions());
        }
    }
}
