package io.github.camelvzaps.reliability;

/** What makes one exchange of several messages of a chat. */
enum Grouper {
    OPTION("`group=chat`"),
    MEMORY("`aggregate` in memory"),
    DATABASE("`aggregate` with a `JdbcAggregationRepository`");

    private final String title;

    Grouper(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
