package io.github.camelvzaps.vzaps.message;

/**
 * A row of the menu of a {@link ListMessage}.
 *
 * @param id what tells it from the others when it is chosen
 * @param title what it says
 * @param description the small text below, or null
 */
@WireNames
public record ListRow(String id, String title, String description) {

    public ListRow {
        Required.text(ListRow.class, "id", id);
        Required.text(ListRow.class, "title", title);
    }

    public static ListRow of(String id, String title) {
        return new ListRow(id, title, null);
    }

    public static ListRow of(String id, String title, String description) {
        return new ListRow(id, title, description);
    }

    @Override
    public String toString() {
        return "ListRow";
    }
}
