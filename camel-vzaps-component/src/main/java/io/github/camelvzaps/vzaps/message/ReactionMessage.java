package io.github.camelvzaps.vzaps.message;

/**
 * An emoji on a message that is there already. It takes none of the options that other messages share; to take the emoji
 * off again, use {@code messages/removeReaction}.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param messageId the message to put it on
 * @param reaction the emoji
 */
public record ReactionMessage(String phone, String messageId, String reaction) implements OutboundMessage {

    public ReactionMessage {
        Required.text(ReactionMessage.class, "phone", phone);
        Required.text(ReactionMessage.class, "message_id", messageId);
        Required.text(ReactionMessage.class, "reaction", reaction);
    }

    /** Starts a reaction to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds a reaction. Not thread-safe. */
    public static final class Builder {
        private final String phone;
        private String messageId;
        private String reaction;

        private Builder(String phone) {
            this.phone = phone;
        }

        /** Sets the message to put the emoji on. */
        public Builder messageId(String id) {
            messageId = id;
            return this;
        }

        public Builder reaction(String emoji) {
            reaction = emoji;
            return this;
        }

        /**
         * Makes the message.
         *
         * @throws io.github.camelvzaps.api.InvalidRequestException naming the required field that is missing
         */
        public ReactionMessage build() {
            return new ReactionMessage(phone, messageId, reaction);
        }
    }
}
