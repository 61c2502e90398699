package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A contact card. The API calls name and phone optional; a card without one of them is of no use, so both are required here.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param contactName the person's name
 * @param contactPhone the person's phone: digits with country code
 * @param sendOptions what every message may carry
 */
public record ContactMessage(
        String phone,
        String contactName,
        String contactPhone,
        @JsonUnwrapped SendOptions sendOptions) implements OutboundMessage {

    public ContactMessage {
        Required.text(ContactMessage.class, "phone", phone);
        Required.text(ContactMessage.class, "contact_name", contactName);
        Required.text(ContactMessage.class, "contact_phone", contactPhone);
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts a contact card to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds a contact card. Not thread-safe. */
    public static final class Builder extends MessageBuilder<ContactMessage, Builder> {
        private String contactName;
        private String contactPhone;

        private Builder(String phone) {
            super(phone);
        }

        /** Sets the person's name. */
        public Builder contactName(String name) {
            contactName = name;
            return this;
        }

        /** Sets the person's phone: digits with country code. */
        public Builder contactPhone(String digits) {
            contactPhone = digits;
            return this;
        }

        @Override
        public ContactMessage build() {
            return new ContactMessage(phone(), contactName, contactPhone, sendOptions());
        }
    }
}
