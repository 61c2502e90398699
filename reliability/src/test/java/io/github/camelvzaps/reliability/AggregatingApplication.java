package io.github.camelvzaps.reliability;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.vzaps.VzapsComponent;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.aggregate.MemoryAggregationRepository;
import org.apache.camel.processor.aggregate.jdbc.JdbcAggregationRepository;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The application that is killed while it collects the messages of each chat in groups, which a database keeps. */
final class AggregatingApplication {
    /** How many events make a group complete. */
    static final int GROUP = 7;

    /** So that a kill often comes while the work of a group is under way. */
    private static final int WORK_MILLIS = 50;

    private static final String EVENTS_OF_GROUP = " from unnest(string_to_array(:#${body}, ',')) number";

    /** What a route should do: it knows what it has done. */
    private static final String NOTE = "sql:insert into noted (number, chat)"
            + " select cast(number as int), :#${header.CamelVzapsChatId}" + EVENTS_OF_GROUP
            + " on conflict do nothing?dataSource=#database";

    /** What shows how often the work was done. */
    private static final String INSERT = "sql:insert into effect (number, chat, node, route)"
            + " select cast(number as int), :#${header.CamelVzapsChatId}, :#${sys.node}, :#${routeId}" + EVENTS_OF_GROUP
            + "?dataSource=#database";

    private AggregatingApplication() {}

    public static void main(String[] args) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        DataSource database = Application.database();
        context.getRegistry().bind("database", database);
        context.setStreamCaching(false);
        Application.setUp(context.getComponent("vzaps", VzapsComponent.class).getConfiguration());
        // unused by the others, and started only where a route has it
        JdbcAggregationRepository groups =
                new JdbcAggregationRepository(new DataSourceTransactionManager(database), "event_group", database);
        groups.setRecoveryInterval(200, TimeUnit.MILLISECONDS);
        Grouper grouper = Grouper.valueOf(System.getProperty("grouper", Grouper.DATABASE.name()));
        context.addRoutes(grouper == Grouper.OPTION ? byOption() : byAggregate(grouper, groups));
        context.start();
        System.out.println("started");
        Thread.currentThread().join();
    }

    private static String uri() {
        return "vzaps:events/subscribe?events=Message&cursorFolder=" + System.getProperty("folder") + "/cursors";
    }

    private static RouteBuilder byOption() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri() + "&group=chat&groupBody=text&groupLongest=60s&groupMax=" + GROUP + "&groupQuiet="
                                + Long.getLong("completionTimeout"))
                        .transform(body().regexReplaceAll("\n", ","))
                        .delay(WORK_MILLIS)
                        .to(NOTE)
                        .to(INSERT);
            }
        };
    }

    private static RouteBuilder byAggregate(Grouper grouper, JdbcAggregationRepository groups) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri())
                        .setBody(header(VzapsConstants.TEXT))
                        .aggregate(header(VzapsConstants.CHAT_ID), AggregatingApplication::join)
                        .aggregationRepository(grouper == Grouper.DATABASE ? groups : new MemoryAggregationRepository())
                        .completionSize(GROUP)
                        .completionTimeout(Long.getLong("completionTimeout"))
                        .delay(WORK_MILLIS)
                        .to(NOTE)
                        .to(INSERT);
            }
        };
    }

    /** Returns the old exchange: the repository stores that one when the group is complete. */
    private static Exchange join(Exchange group, Exchange event) {
        if (group == null) {
            return event;
        }
        group.getMessage()
                .setBody(group.getMessage().getBody(String.class) + ","
                        + event.getMessage().getBody(String.class));
        return group;
    }
}
