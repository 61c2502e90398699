package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.delivery.Grouping;
import io.github.camelvzaps.core.delivery.RouteEntry;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.Message;

/** Reads the options of groups, and makes the body and the headers of one. Stateless. */
final class GroupedMessages {
    private static final String NONE = "none";

    private GroupedMessages() {}

    /**
     * Returns when a group is complete; null when each message goes through the route alone.
     *
     * @throws InvalidConfigurationException when the options do not go together, with the one to change
     */
    static Grouping grouping(GatewayConfiguration options, String shownId) {
        if (options.getGroup().equals(NONE)) {
            return null;
        }
        require(
                options.getOrder().equals("chat"),
                shownId,
                "order",
                "order=none, which gives a chat several exchanges at once: set order=chat, or leave group out");
        require(
                options.isIdempotent(),
                shownId,
                "idempotent",
                "idempotent=false: a webhook is repeated while its group waits. Set idempotent=true, or leave group out");
        require(
                !options.isFetchMedia(),
                shownId,
                "fetchMedia",
                "fetchMedia=true: fetch in the route the media that it needs, or leave group out");
        require(options.getGroupQuiet() > 0, shownId, "groupQuiet", "groupQuiet=0: set it to a time such as 6s");
        require(options.getGroupMax() > 0, shownId, "groupMax", "groupMax below 1: set it to a number of messages");
        require(
                options.getGroupLongest() >= options.getGroupQuiet(),
                shownId,
                "groupLongest",
                "groupLongest below groupQuiet, which would never count: set groupLongest to more");
        require(
                options.getProgressTimeout() == 0 || options.getProgressTimeout() > options.getGroupLongest(),
                shownId,
                "progressTimeout",
                "groupLongest at or above progressTimeout, so that a waiting group would look stuck to the health"
                        + " check: set progressTimeout to more");
        return new Grouping(
                Duration.ofMillis(options.getGroupQuiet()),
                options.getGroupMax(),
                Duration.ofMillis(options.getGroupLongest()));
    }

    private static void require(boolean holds, String shownId, String option, String problem) {
        if (!holds) {
            throw new InvalidConfigurationException(
                    List.of(option), shownId + " has group=chat, which does not go with " + problem);
        }
    }

    /** Writes what is of the group as a whole. */
    static void writeHeaders(Message message, RouteEntry group) {
        message.setHeader(VzapsConstants.GROUP_SIZE, group.size());
        message.setHeader(
                VzapsConstants.GROUP_MESSAGE_IDS,
                group.events().stream().map(VzapsEvent::messageId).toList());
        message.setHeader(VzapsConstants.GROUP_DEDUPE_KEYS, group.marks());
    }

    /** Returns the bodies, in a list that the route may change. */
    static List<Object> bodies(List<VzapsEvent> events) {
        return events.stream().map(EventReader::bodyOf).collect(Collectors.toCollection(ArrayList::new));
    }

    /** Returns the texts that there are, a line for each message. */
    static String text(List<VzapsEvent> events) {
        return events.stream().map(VzapsEvent::text).filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }
}
