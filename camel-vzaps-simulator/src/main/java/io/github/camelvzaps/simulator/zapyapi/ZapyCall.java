package io.github.camelvzaps.simulator.zapyapi;

import io.github.camelvzaps.simulator.http.Incoming;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.state.Account;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.World;
import java.util.Map;

/**
 * A checked request on its way to its handler, which runs with the world's monitor held.
 *
 * @param instance of the path; null when the path names none
 */
record ZapyCall(
        World world,
        Incoming request,
        Map<String, String> path,
        Map<String, Object> body,
        Account account,
        Instance instance) {

    String text(String field) {
        Object value = body.get(field);
        return value == null ? null : value.toString();
    }

    int query(String name, int otherwise) {
        String value = request.query().get(name);
        return value == null || value.isBlank() ? otherwise : Integer.parseInt(value);
    }

    void mustBeConnected() {
        if (!instance.connected) {
            throw Refusal.badRequest("instance is not connected; scan its QR code first");
        }
    }

    /** JID of a recipient; a Brazilian number of 11 digits gets its country code. */
    static String jid(String to) {
        return to.matches("\\d{11}") ? Jids.of("55" + to) : Jids.of(to);
    }

    void mustNotBeRestricted(String to) {
        if (!instance.restriction.allows(jid(to))) {
            throw Refusal.restricted();
        }
    }
}
