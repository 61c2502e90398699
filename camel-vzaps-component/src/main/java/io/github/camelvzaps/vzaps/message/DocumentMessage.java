package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * A document.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param document the medium: a URL or data URI, a {@code Path}, {@code byte[]} or {@code InputStream}
 * @param fileName the name that the receiver sees; when null, the producer takes that of the file or URL
 * @param caption the text below, or null
 * @param sendOptions what every message may carry
 */
public record DocumentMessage(
        String phone,
        @JsonSerialize(using = MediaSerializer.class) Object document,
        String fileName,
        String caption,
        @JsonUnwrapped SendOptions sendOptions)
        implements OutboundMessage {

    public DocumentMessage {
        Required.text(DocumentMessage.class, "phone", phone);
        Required.media(DocumentMessage.class, "document", document);
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts a document to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds a document. Not thread-safe. */
    public static final class Builder extends MediaBuilder<DocumentMessage, Builder> {
        private String fileName;
        private String caption;

        private Builder(String phone) {
            super(phone);
        }

        /** Sets the name that the receiver sees; the producer takes that of the file or URL otherwise. */
        public Builder fileName(String name) {
            fileName = name;
            return this;
        }

        /** Sets the text below the medium. */
        public Builder caption(String text) {
            caption = text;
            return this;
        }

        @Override
        public DocumentMessage build() {
            return new DocumentMessage(phone(), media(), fileName, caption, sendOptions());
        }
    }
}
