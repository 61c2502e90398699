package io.github.camelvzaps.benchmarks;

/** Who sends or fetches a file. */
enum MediaEntrant implements Subject {
    SEND(
            MediaEntrant.SENDING,
            "vzaps, sendDocument",
            "a route with a `File` as the body; it goes out as base64 within JSON, a third more bytes than the file has, and is"
                    + " encoded on the way"),
    SEND_CURL(MediaEntrant.SENDING, "curl, upload", "`curl -T` of the file as it is"),
    FETCH(
            MediaEntrant.FETCHING,
            "vzaps, downloadDocument",
            "a route with `responseType=stream`, whose next step reads the stream; it comes as base64 within JSON and is decoded"
                    + " on the way"),
    FETCH_CURL(MediaEntrant.FETCHING, "curl, download", "`curl` of the file as it is, thrown away");

    /** The situations. */
    static final String SENDING = "send";

    static final String FETCHING = "fetch";

    private final String situation;
    private final String label;
    private final String description;

    MediaEntrant(String situation, String label, String description) {
        this.situation = situation;
        this.label = label;
        this.description = description;
    }

    String situation() {
        return situation;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String description() {
        return description;
    }

    /** Returns what this one is measured by; itself for those. */
    MediaEntrant peer() {
        return switch (this) {
            case SEND -> SEND_CURL;
            case FETCH -> FETCH_CURL;
            default -> this;
        };
    }
}
