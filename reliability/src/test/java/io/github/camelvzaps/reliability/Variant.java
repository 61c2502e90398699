package io.github.camelvzaps.reliability;

/**
 * One way to set up the application that is killed. Each row shows something that no other one shows.
 */
enum Variant {
    PLAIN(Way.REALTIME, Cursors.FILES, Marks.NONE, false, false),
    ONE_TRANSACTION(Way.REALTIME, Cursors.FILES, Marks.WITH_THE_EFFECT, false, false),
    NO_CURSOR(Way.REALTIME, Cursors.NONE, Marks.NONE, false, false),
    JDBC_MARKS(Way.REALTIME, Cursors.FILES, Marks.JDBC, false, false),
    SLOW_MARKS(Way.REALTIME, Cursors.FILES, Marks.SLOW_JDBC, false, false),
    REORDERED(Way.REALTIME, Cursors.FILES, Marks.NONE, true, false),
    INTERRUPTED(Way.REALTIME, Cursors.FILES, Marks.NONE, false, true),
    FULL_DISK(Way.REALTIME, Cursors.FULL_DISK, Marks.NONE, false, false),
    TWO_ROUTES(Way.TWO_ROUTES, Cursors.FILES, Marks.NONE, false, false),
    EVERYTHING(Way.TWO_ROUTES, Cursors.FULL_DISK, Marks.SLOW_JDBC, true, true),
    GROUPED(Way.GROUPED, Cursors.FILES, Marks.NONE, false, false),
    GROUPED_ONE_TRANSACTION(Way.GROUPED, Cursors.FILES, Marks.WITH_THE_EFFECT, false, false),
    WEBHOOK(Way.WEBHOOK, Cursors.NONE, Marks.NONE, false, false),
    WEBHOOK_ONE_TRANSACTION(Way.WEBHOOK, Cursors.NONE, Marks.WITH_THE_EFFECT, false, false),
    STORED_WEBHOOK(Way.STORED_WEBHOOK, Cursors.NONE, Marks.NONE, false, false);

    private final Way way;
    private final Cursors cursors;
    private final Marks marks;

    /** Whether the gateway sends every tenth event after the next one, and cuts the connection now and then. */
    private final boolean reordered;

    /** Whether the application suspends and resumes its routes at random. */
    private final boolean interrupted;

    Variant(Way way, Cursors cursors, Marks marks, boolean reordered, boolean interrupted) {
        this.way = way;
        this.cursors = cursors;
        this.marks = marks;
        this.reordered = reordered;
        this.interrupted = interrupted;
    }

    Way way() {
        return way;
    }

    Cursors cursors() {
        return cursors;
    }

    Marks marks() {
        return marks;
    }

    boolean reordered() {
        return reordered;
    }

    boolean interrupted() {
        return interrupted;
    }

    /** Tells whether the first effects of a chat come in its order, in the route that keeps it. */
    boolean keepsOrder() {
        return (way == Way.REALTIME || way == Way.GROUPED) && !reordered;
    }

    /** Returns how many effects beyond one for each event and route are allowed. */
    int allowedRepetitions(int kills) {
        if (marks.once()) {
            return 0;
        }
        // without a cursor what was not acknowledged is repeated: as much as the customers of this test get ahead
        int each = cursors == Cursors.NONE ? KillRun.WINDOW : KillRun.MAX_IN_FLIGHT;
        return each * kills * way.uris().size();
    }

    String title() {
        return way + ", " + cursors.title() + ", " + marks.title() + (reordered ? ", reordered" : "")
                + (interrupted ? ", suspended at random" : "");
    }
}
