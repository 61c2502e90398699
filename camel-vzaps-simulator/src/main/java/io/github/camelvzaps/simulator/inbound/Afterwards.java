package io.github.camelvzaps.simulator.inbound;

import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.MessageMarks;
import java.util.List;
import java.util.Map;

/** What a customer does to an earlier message, marked there. Runs with the world's monitor held. */
final class Afterwards {

    private Afterwards() {}

    /** @param fields the same ones of which the event was made, so they are complete */
    static void apply(Instance instance, Map<String, Object> fields) {
        if (fields.get("message") != null || fields.get("media") != null) {
            return;
        }
        String person = Boolean.TRUE.equals(fields.get("fromMe"))
                ? instance.jid()
                : Jids.of(fields.get("from").toString());
        if (fields.get("reaction") instanceof Map<?, ?> reaction) {
            Object emoji = reaction.get("emoji");
            marks(instance, reaction).react(person, emoji == null ? "" : emoji.toString());
        } else if (fields.get("pollVote") instanceof Map<?, ?> vote && vote.get("options") instanceof List<?> chosen) {
            marks(instance, vote)
                    .vote(person, chosen.stream().map(Object::toString).toList());
        } else if (fields.get("edit") instanceof Map<?, ?> edit) {
            marks(instance, edit).editedText = edit.get("text").toString();
        } else if (fields.get("delete") instanceof Map<?, ?> delete) {
            marks(instance, delete).deleted = true;
        }
    }

    private static MessageMarks marks(Instance instance, Map<?, ?> part) {
        return instance.history.mark(part.get("messageId").toString());
    }
}
