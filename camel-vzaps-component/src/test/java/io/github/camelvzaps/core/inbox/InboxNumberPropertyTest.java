package io.github.camelvzaps.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.OutboxDatabase;
import io.github.camelvzaps.core.database.TablePlace;
import io.github.camelvzaps.core.database.TableScript;
import io.github.camelvzaps.core.inbox.InboxTable.Header;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is stored, finished and not finished in whatever order: each row is taken, once at a time, in its chat's order. */
class InboxNumberPropertyTest {
    private static final String SUBSCRIPTION = "s";
    private static final String INSTANCE = "i";
    private static final int CHATS = 4;
    private static final int SIZE = 10;

    private static OutboxDatabase database;
    private static TablePlace place;

    @BeforeContainer
    static void createTable() {
        database = new OutboxDatabase("");
        place = new TablePlace(
                "inbox", database.pool, "camel_vzaps_inbox", true, Duration.ofSeconds(30), Duration.ofSeconds(1));
        TableScript.require(place, SUBSCRIPTION);
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 150)
    void everyRowIsTakenInTheOrderOfItsChat(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int window,
            @ForAll @IntRange(min = 1, max = 5) int chatWindow,
            @ForAll @IntRange(min = 1, max = 8) int room)
            throws SQLException {
        database.execute("delete from camel_vzaps_inbox");
        try (Connection connection = place.connect()) {
            Model model = new Model(connection, new Random(seed), window, Math.min(chatWindow, window), room);
            for (int step = 0; step < 150; step++) {
                model.step();
            }
            model.finishAll();
        }
    }

    /** What was stored and what became of it. */
    private static final class Model {
        private final Connection connection;
        private final Random random;
        private final InboxTable table = new InboxTable(place, SUBSCRIPTION);
        private final InboxNumber number;
        private final int window;
        private final int chatWindow;
        private final int room;

        private final Map<Long, String> unfinished = new TreeMap<>();
        private final List<Header> underWay = new ArrayList<>();

        /** Ids that are given to rows which are not visible yet. */
        private final List<Long> late = new ArrayList<>();

        /** Rows that others may overtake until the whole table is looked at. */
        private final Set<Long> overtaken = new HashSet<>();

        private long lastId;

        private Model(Connection connection, Random random, int window, int chatWindow, int room) {
            this.connection = connection;
            this.random = random;
            this.window = window;
            this.chatWindow = chatWindow;
            this.room = room;
            this.number = new InboxNumber(table, INSTANCE, window, chatWindow, new InboxRoom((long) room * SIZE));
        }

        private void step() throws SQLException {
            switch (random.nextInt(8)) {
                case 0, 1 -> insertSome();
                case 2 -> insertLate();
                case 3, 4 -> read();
                case 5, 6 -> end(random.nextInt(4) > 0);
                default -> look();
            }
        }

        private void insertSome() throws SQLException {
            for (int i = random.nextInt(6); i >= 0; i--) {
                lastId++;
                if (random.nextInt(10) == 0) {
                    late.add(lastId);
                } else {
                    insert(lastId);
                }
            }
            number.added();
        }

        private void insertLate() throws SQLException {
            if (!late.isEmpty()) {
                long id = late.remove(random.nextInt(late.size()));
                overtaken.add(id);
                insert(id);
            }
        }

        private void insert(long id) throws SQLException {
            String chat = "chat" + random.nextInt(CHATS);
            database.execute("insert into camel_vzaps_inbox values (" + id + ", '" + SUBSCRIPTION + "', '" + INSTANCE
                    + "', '" + chat + "', '{}', " + SIZE + ", current_timestamp)");
            unfinished.put(id, chat);
        }

        private void look() {
            number.readFromTheBeginning();
            overtaken.clear();
        }

        private void read() throws SQLException {
            for (Header row : number.read(connection)) {
                assertThat(unfinished).as("not finished").containsEntry(row.id(), row.chat());
                assertThat(underWay).as("not under way").doesNotContain(row);
                assertThat(unfinished.entrySet().stream()
                                .filter(other -> other.getKey() < row.id()
                                        && other.getValue().equals(row.chat())
                                        && !overtaken.contains(other.getKey())
                                        && underWay.stream().noneMatch(taken -> taken.id() == other.getKey())))
                        .as("what %s overtakes", row)
                        .isEmpty();
                underWay.add(row);
            }
            assertThat(underWay.size()).isLessThanOrEqualTo(Math.min(window, room));
            for (int chat = 0; chat < CHATS; chat++) {
                String name = "chat" + chat;
                assertThat(underWay.stream().filter(row -> row.chat().equals(name)))
                        .hasSizeLessThanOrEqualTo(chatWindow);
            }
        }

        private void end(boolean finished) throws SQLException {
            if (underWay.isEmpty()) {
                return;
            }
            Header row = underWay.remove(random.nextInt(underWay.size()));
            if (finished) {
                table.delete(connection, List.of(row.id()));
                unfinished.remove(row.id());
                number.finished(row.id());
            } else {
                overtaken.add(row.id());
                number.released(row.id());
            }
        }

        private void finishAll() throws SQLException {
            while (!late.isEmpty()) {
                insertLate();
            }
            int rounds = 0;
            while (!unfinished.isEmpty()) {
                assertThat(rounds++).as("rounds with %s left", unfinished).isLessThan(10_000);
                look();
                read();
                while (!underWay.isEmpty()) {
                    end(true);
                }
            }
            assertThat(number.isIdle()).isTrue();
        }
    }
}
