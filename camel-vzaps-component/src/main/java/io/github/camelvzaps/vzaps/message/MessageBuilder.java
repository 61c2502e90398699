package io.github.camelvzaps.vzaps.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What the builders of all sent messages have in common. Not thread-safe; may build more than once.
 *
 * @param <M> the message
 * @param <B> the builder itself
 */
public abstract class MessageBuilder<M extends OutboundMessage, B extends MessageBuilder<M, B>> {
    private final List<String> mentioned = new ArrayList<>();
    private final String phone;
    private String id;
    private Integer delay;
    private String replyTo;

    MessageBuilder(String phone) {
        this.phone = phone;
    }

    /**
     * Makes the message.
     *
     * @throws io.github.camelvzaps.api.InvalidRequestException naming the required field that is missing
     */
    public abstract M build();

    /** Sets an id of your own; the platform makes one otherwise. It does not keep a repeated send from counting twice. */
    public B id(String ownId) {
        id = ownId;
        return self();
    }

    /** Sets how long the platform waits before it sends. The unit is undocumented (contract, section 5). */
    public B delay(int undocumentedUnits) {
        delay = undocumentedUnits;
        return self();
    }

    /** Adds people, by phone or JID, whom a message in a group mentions. */
    public B mention(String... phonesOrJids) {
        return mention(Arrays.asList(phonesOrJids));
    }

    /** Adds people, by phone or JID, whom a message in a group mentions. */
    public B mention(Collection<String> phonesOrJids) {
        mentioned.addAll(phonesOrJids);
        return self();
    }

    /** Quotes the message of that id. */
    public B replyTo(String messageId) {
        replyTo = messageId;
        return self();
    }

    final String phone() {
        return phone;
    }

    final SendOptions sendOptions() {
        return new SendOptions(id, delay, mentioned.isEmpty() ? null : mentioned, replyTo);
    }

    @SuppressWarnings("unchecked") // B is the class of this object: every builder names itself there
    final B self() {
        return (B) this;
    }
}
