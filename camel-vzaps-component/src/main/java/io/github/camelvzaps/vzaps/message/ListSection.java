package io.github.camelvzaps.vzaps.message;

import java.util.Arrays;
import java.util.List;

/**
 * A part of the menu of a {@link ListMessage}.
 *
 * @param title the headline
 * @param rows one or more
 */
@WireNames
public record ListSection(String title, List<ListRow> rows) {

    public ListSection {
        Required.text(ListSection.class, "title", title);
        rows = Required.items(ListSection.class, "rows", rows);
    }

    public static ListSection of(String title, ListRow... rows) {
        return new ListSection(title, Arrays.asList(rows));
    }

    @Override
    public String toString() {
        return "ListSection of " + rows.size();
    }
}
