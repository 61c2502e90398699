package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelvzaps.api.InvalidRequestException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A poll.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param name the question
 * @param options 2 to 12 answers to choose from
 * @param selectableOptionsCount how many answers one person may choose, 0 for any number; when null, the platform takes 1
 * @param hideParticipantNames whether nobody sees who voted, or null
 * @param endTime when the poll ends, in the future, or null
 * @param allowAddOption whether others may add answers, or null
 * @param sendOptions what every message may carry
 */
public record PollMessage(
        String phone,
        String name,
        List<String> options,
        Integer selectableOptionsCount,
        Boolean hideParticipantNames,

        @JsonSerialize(using = ToStringSerializer.class) Instant endTime,

        Boolean allowAddOption,
        @JsonUnwrapped SendOptions sendOptions)
        implements OutboundMessage {

    private static final int FEWEST = 2;
    private static final int MOST = 12;

    public PollMessage {
        Required.text(PollMessage.class, "phone", phone);
        Required.text(PollMessage.class, "name", name);
        options = Required.items(PollMessage.class, "options", options);
        if (options.size() < FEWEST || options.size() > MOST) {
            throw new InvalidRequestException(
                    "PollMessage: 'options' has to hold " + FEWEST + " to " + MOST + " answers, not " + options.size());
        }
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts a poll to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds a poll. Not thread-safe. */
    public static final class Builder extends MessageBuilder<PollMessage, Builder> {
        private final List<String> options = new ArrayList<>();
        private String name;
        private Integer selectableOptionsCount;
        private Boolean hideParticipantNames;
        private Instant endTime;
        private Boolean allowAddOption;

        private Builder(String phone) {
            super(phone);
        }

        /** Sets the question. */
        public Builder name(String question) {
            name = question;
            return this;
        }

        /** Adds answers to choose from; a poll has 2 to 12. */
        public Builder options(String... answers) {
            return options(Arrays.asList(answers));
        }

        /** Adds answers to choose from; a poll has 2 to 12. */
        public Builder options(Collection<String> answers) {
            options.addAll(answers);
            return this;
        }

        /** Sets how many answers one person may choose; 0 means any number, and without it the platform takes 1. */
        public Builder selectableOptionsCount(int count) {
            selectableOptionsCount = count;
            return this;
        }

        /** Sets whether nobody sees who voted. */
        public Builder hideParticipantNames(boolean hide) {
            hideParticipantNames = hide;
            return this;
        }

        /** Sets when the poll ends; it has to be in the future. */
        public Builder endTime(Instant end) {
            endTime = end;
            return this;
        }

        /** Sets whether others may add answers. */
        public Builder allowAddOption(boolean allow) {
            allowAddOption = allow;
            return this;
        }

        @Override
        public PollMessage build() {
            return new PollMessage(
                    phone(),
                    name,
                    options,
                    selectableOptionsCount,
                    hideParticipantNames,
                    endTime,
                    allowAddOption,
                    sendOptions());
        }
    }
}
