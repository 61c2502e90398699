package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.state.Jids;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Refuses a person or a chat that WhatsApp could not reach, wherever a call names one. The gateway's own checks are not
 * documented; what it lets pass it could not deliver either.
 */
final class RecipientCheck {

    private static final Map<String, Predicate<String>> FIELDS = Map.of(
            "phone", Jids::isDeliverable,
            "chat", Jids::isDeliverable,
            "sender", Jids::isPerson,
            "poll_sender", Jids::isPerson,
            "mentioned_ids", Jids::isPerson,
            "participants", Jids::isPerson,
            "group_id", Jids::isGroupId,
            "contact_phone", phone -> phone.matches("[0-9]+"));

    private RecipientCheck() {}

    /** @throws Refusal with 400, naming the field and not the value */
    static void check(String operation, Call call) {
        if (operation.startsWith("users/")) {
            // they ask who can be reached, and hear no for the others
            return;
        }
        FIELDS.forEach((field, allowed) -> {
            call.texts(field).forEach(value -> check(field, value, allowed));
            check(field, call.request().query().get(field), allowed);
            check(field, call.path().get(field), allowed);
        });
    }

    private static void check(String field, String value, Predicate<String> allowed) {
        if (value != null && !value.isEmpty() && !allowed.test(value)) {
            throw Refusal.badRequest(field + ": nobody that a message can go to");
        }
    }
}
