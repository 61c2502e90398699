package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A menu of rows to choose from.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param title the headline
 * @param description the text
 * @param buttonText the button that opens the menu
 * @param sections one or more
 * @param footer the small text below, or null
 * @param sendOptions what every message may carry
 */
public record ListMessage(
        String phone,
        String title,
        String description,
        String buttonText,
        List<ListSection> sections,
        String footer,
        @JsonUnwrapped SendOptions sendOptions)
        implements OutboundMessage {

    public ListMessage {
        Required.text(ListMessage.class, "phone", phone);
        Required.text(ListMessage.class, "title", title);
        Required.text(ListMessage.class, "description", description);
        Required.text(ListMessage.class, "button_text", buttonText);
        sections = Required.items(ListMessage.class, "sections", sections);
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts a menu to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds a menu. Not thread-safe. */
    public static final class Builder extends MessageBuilder<ListMessage, Builder> {
        private final List<ListSection> sections = new ArrayList<>();
        private String title;
        private String description;
        private String buttonText;
        private String footer;

        private Builder(String phone) {
            super(phone);
        }

        public Builder title(String headline) {
            title = headline;
            return this;
        }

        public Builder description(String text) {
            description = text;
            return this;
        }

        /** Sets what the button says that opens the menu. */
        public Builder buttonText(String text) {
            buttonText = text;
            return this;
        }

        /** Adds a section. */
        public Builder section(String headline, ListRow... rows) {
            sections.add(ListSection.of(headline, rows));
            return this;
        }

        /** Adds sections. */
        public Builder sections(Collection<ListSection> more) {
            sections.addAll(more);
            return this;
        }

        /** Sets the small text below. */
        public Builder footer(String text) {
            footer = text;
            return this;
        }

        @Override
        public ListMessage build() {
            return new ListMessage(phone(), title, description, buttonText, sections, footer, sendOptions());
        }
    }
}
