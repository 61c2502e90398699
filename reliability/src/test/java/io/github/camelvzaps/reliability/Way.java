package io.github.camelvzaps.reliability;

import java.util.List;

/** How the events come; one route for each address. */
enum Way {
    REALTIME("vzaps:events/subscribe?events=Message"),
    /** Two routes on one number, which share its connection and its cursor. */
    TWO_ROUTES("vzaps:events/subscribe?events=Message", "vzaps:events/subscribe?events=Message&order=none"),
    /** Several messages of a chat at once; the route writes each of them. */
    GROUPED("vzaps:events/subscribe?events=Message&group=chat&groupQuiet=30&groupMax=5&groupLongest=200"),
    WEBHOOK("vzaps:webhooks/receive?events=Message&secret=s3cret-value&register=true&listenCheck=false"),
    /** Confirmed as soon as they are in the database, however far behind the route is. */
    STORED_WEBHOOK("vzaps:webhooks/receive?events=Message&secret=s3cret-value&register=true&listenCheck=false"
            + "&acknowledge=stored&inboxDataSource=#database&inboxCreateTable=true&inboxLease=1s"
            + "&inboxPollInterval=100&subscription=stored"),
    /** Over the connection of whichever node is the master. */
    MASTER("master:vzaps:vzaps:events/subscribe?events=Message"),
    /** Realtime and webhook at once. */
    BOTH(REALTIME.uris.get(0), WEBHOOK.uris.get(0));

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> uris;

    Way(String... uris) {
        this.uris = List.of(uris);
    }

    List<String> uris() {
        return uris;
    }

    boolean needsServer() {
        return this == WEBHOOK || this == STORED_WEBHOOK || this == BOTH;
    }
}
