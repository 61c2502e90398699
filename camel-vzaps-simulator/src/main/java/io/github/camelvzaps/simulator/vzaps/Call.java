package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.Incoming;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.state.Account;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.World;
import java.util.List;
import java.util.Map;

/**
 * A checked request on its way to its handler, which runs with the world's monitor held.
 *
 * @param path decoded path parameters
 * @param body checked JSON body, empty when there was none
 * @param account whose credentials were given; null for {@code /token}
 * @param instance of the path; null when the path names none
 */
record Call(
        World world,
        Incoming request,
        Map<String, String> path,
        Map<String, Object> body,
        Account account,
        Instance instance) {

    /** A field that the contract checks to be a string when it is there; null when it is not. */
    String text(String field) {
        Object value = body.get(field);
        return value == null ? null : value.toString();
    }

    boolean flag(String field) {
        return Boolean.TRUE.equals(body.get(field));
    }

    long number(String field, long otherwise) {
        return body.get(field) instanceof Number number ? number.longValue() : otherwise;
    }

    /** An array of strings; one string counts as an array of one. */
    List<String> texts(String field) {
        Object value = body.get(field);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    /** A number of the query, 0 or absent being the default. */
    int query(String name, int otherwise) {
        String value = request.query().get(name);
        int number = value == null || value.isBlank() ? 0 : Integer.parseInt(value);
        return number > 0 ? number : otherwise;
    }

    /** Sends and most reads of a session need the phone. */
    void mustBeConnected() {
        if (!instance.connected) {
            throw Refusal.badRequest("instance is not connected; pair it first");
        }
    }

    void mustNotBeRestricted(String to) {
        if (!instance.restriction.allows(to == null ? "" : Jids.of(to))) {
            throw Refusal.restricted();
        }
    }
}
