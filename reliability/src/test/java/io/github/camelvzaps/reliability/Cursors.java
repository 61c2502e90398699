package io.github.camelvzaps.reliability;

/** Where the realtime cursor is kept. */
enum Cursors {
    FILES("cursor in files"),
    /** Only the acknowledgements tell the gateway what is done. */
    NONE("no cursor"),
    /** In files on a disk that is full half of the time. */
    FULL_DISK("cursor on a full disk");

    private final String title;

    Cursors(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
