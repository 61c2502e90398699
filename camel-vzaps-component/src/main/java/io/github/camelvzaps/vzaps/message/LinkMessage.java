package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Base64;

/**
 * A link with a preview.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param message the text above the preview
 * @param linkUrl where the link leads
 * @param title the headline of the preview
 * @param linkDescription the text of the preview
 * @param jpegThumbnail its picture, a JPEG in base64 without the head of a data URI, or null
 * @param sendOptions what every message may carry
 */
public record LinkMessage(
        String phone,
        String message,
        String linkUrl,
        String title,
        String linkDescription,
        String jpegThumbnail,
        @JsonUnwrapped SendOptions sendOptions)
        implements OutboundMessage {

    public LinkMessage {
        Required.text(LinkMessage.class, "phone", phone);
        Required.text(LinkMessage.class, "message", message);
        Required.text(LinkMessage.class, "link_url", linkUrl);
        Required.text(LinkMessage.class, "title", title);
        Required.text(LinkMessage.class, "link_description", linkDescription);
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts a link to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds a link. Not thread-safe. */
    public static final class Builder extends MessageBuilder<LinkMessage, Builder> {
        private String message;
        private String linkUrl;
        private String title;
        private String linkDescription;
        private String jpegThumbnail;

        private Builder(String phone) {
            super(phone);
        }

        public Builder message(String text) {
            message = text;
            return this;
        }

        public Builder linkUrl(String url) {
            linkUrl = url;
            return this;
        }

        public Builder title(String headline) {
            title = headline;
            return this;
        }

        public Builder linkDescription(String text) {
            linkDescription = text;
            return this;
        }

        /** Sets the picture of the preview: a JPEG in base64, without the head of a data URI. */
        public Builder jpegThumbnail(String base64) {
            jpegThumbnail = base64;
            return this;
        }

        /** Sets the picture of the preview by the bytes of a JPEG. */
        public Builder jpegThumbnail(byte[] jpeg) {
            jpegThumbnail = Base64.getEncoder().encodeToString(jpeg);
            return this;
        }

        @Override
        public LinkMessage build() {
            return new LinkMessage(phone(), message, linkUrl, title, linkDescription, jpegThumbnail, sendOptions());
        }
    }
}
