package io.github.camelvzaps.core.guard;

import io.github.camelvzaps.core.gateway.ChatsThatWrote;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rules look at. Immutable.
 *
 * @param instanceId the number that sends; null when none is named
 * @param operation its id
 * @param typed whether the component knows what the fields mean; false for a call by path
 * @param chat the recipient in the form of {@link ChatsThatWrote#chat}; null when none is named
 * @param texts all that people would read, media left out
 */
record GuardedMessage(String instanceId, String operation, boolean typed, String chat, List<String> texts) {

    static GuardedMessage of(AssembledRequest request) {
        String recipient = request.recipient();
        return new GuardedMessage(
                request.pathValue("instanceId"),
                request.operation().id(),
                request.operation().messageType() != null,
                recipient == null ? null : ChatsThatWrote.chat(recipient),
                texts(request));
    }

    private static List<String> texts(AssembledRequest request) {
        Set<String> unread = request.operation().parameters().stream()
                .filter(parameter -> parameter.type() == ValueType.MEDIA || parameter.type() == ValueType.RECIPIENT)
                .map(Parameter::wire)
                .collect(Collectors.toSet());
        List<String> texts = new ArrayList<>();
        if (request.body() != null) {
            request.body().forEach((key, value) -> {
                if (!unread.contains(key)) {
                    collect(value, texts);
                }
            });
        }
        return List.copyOf(texts);
    }

    private static void collect(Object value, List<String> texts) {
        if (value instanceof CharSequence text) {
            texts.add(text.toString());
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(one -> collect(one, texts));
        } else if (value instanceof Collection<?> list) {
            list.forEach(one -> collect(one, texts));
        }
    }
}
