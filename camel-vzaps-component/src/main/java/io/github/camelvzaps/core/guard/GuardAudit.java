package io.github.camelvzaps.core.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.core.delivery.ShownChat;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes decisions into the log, each as one line of JSON, in a category of their own. It holds no phone and no text. */
final class GuardAudit {
    /** Users route it into a file of its own, so the name is part of what is documented. */
    static final String CATEGORY = "io.github.camelvzaps.guard";

    static final String ALLOWED = "allowed";
    static final String DRY_RUN = "dryRun";
    static final String REFUSED = "refused";
    static final String ASKED = "asked";
    static final String CONFIRMED = "confirmed";
    static final String DENIED = "denied";
    static final String EXPIRED = "expired";

    private static final Logger LOG = LoggerFactory.getLogger(CATEGORY);
    private static final ObjectMapper JSON = new ObjectMapper();

    private GuardAudit() {}

    /**
     * Writes a decision.
     *
     * @param option of the rule that decided; null when none did
     * @param why null when none refused
     */
    static void write(
            Exchange exchange, GuardedMessage message, String decision, String option, String why, Instant now) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", now.toString());
        line.put("decision", decision);
        if (option != null) {
            line.put("option", option);
        }
        if (why != null) {
            line.put("why", why);
        }
        line.put("operation", message.operation());
        line.put("instance", message.instanceId());
        line.put("recipient", ShownChat.of(message.chat()));
        line.put("characters", message.texts().stream().mapToInt(String::length).sum());
        line.put("route", exchange.getFromRouteId());
        line.put("exchange", exchange.getExchangeId());
        try {
            LOG.info("{}", JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are JSON", e);
        }
    }
}
