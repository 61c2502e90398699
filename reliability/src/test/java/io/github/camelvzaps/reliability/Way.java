package io.github.camelvzaps.reliability;

/** How the events come. */
enum Way {
    REALTIME("vzaps:events/subscribe?events=Message"),
    WEBHOOK("vzaps:webhooks/receive?events=Message&secret=s3cret-value&register=true&listenCheck=false"),
    /** Over the connection of whichever node is the master. */
    MASTER("master:vzaps:vzaps:events/subscribe?events=Message");

    private final String uri;

    Way(String uri) {
        this.uri = uri;
    }

    String uri() {
        return uri;
    }
}
