package io.github.camelvzaps.reliability;

import java.util.List;

/** How the events come. */
enum Way {
    REALTIME("vzaps:events/subscribe?events=Message"),
    WEBHOOK("vzaps:webhooks/receive?events=Message&secret=s3cret-value&register=true&listenCheck=false"),
    /** Over the connection of whichever node is the master. */
    MASTER("master:vzaps:vzaps:events/subscribe?events=Message"),
    /** Realtime and webhook at once. */
    BOTH(REALTIME.uris.get(0), WEBHOOK.uris.get(0));

    private final List<String> uris;

    Way(String... uris) {
        this.uris = List.of(uris);
    }

    /** Returns one for each route. */
    List<String> uris() {
        return uris;
    }

    boolean needsServer() {
        return this == WEBHOOK || this == BOTH;
    }
}
