package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.operation.Catalog;
import java.util.List;
import java.util.stream.Stream;

/** Every HTTP operation of the VZaps API (contract, section 4). */
public final class VzapsCatalog {
    public static final Catalog INSTANCE = new Catalog(Stream.of(
                    AccountOperations.ROWS,
                    SessionOperations.ROWS,
                    SendOperations.ROWS,
                    MessageOperations.ROWS,
                    WebhookOperations.ROWS,
                    PeopleOperations.ROWS,
                    ChatOperations.ROWS,
                    IntegrationOperations.ROWS)
            .flatMap(List::stream)
            .toList());

    private VzapsCatalog() {}
}
