package io.github.camelvzaps.reliability;

import io.github.camelvzaps.api.VzapsConstants;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/** Writes each message of a group into the database; with marks, a group and its marks in one transaction. */
final class GroupRoutes extends RouteBuilder {
    private final String uri;
    private final JdbcMessageIdRepository marks;

    /** @param marks null to write whatever comes */
    GroupRoutes(String uri, JdbcMessageIdRepository marks) {
        this.uri = uri;
        this.marks = marks;
    }

    @Override
    public void configure() {
        if (marks == null) {
            from(uri)
                    .split(body())
                    .stopOnException()
                    .setHeader(VzapsConstants.TEXT, bodyAs(String.class))
                    .to(Application.INSERT);
        } else {
            from(uri)
                    .transacted("required")
                    .split(body())
                    .stopOnException()
                    .setHeader(VzapsConstants.TEXT, bodyAs(String.class))
                    .process(part -> part.getMessage().setHeader("key", key(part)))
                    .idempotentConsumer(header("key"), marks)
                    .removeOnFailure(false)
                    .to(Application.INSERT);
        }
    }

    private static Object key(Exchange part) {
        int index = part.getProperty(Exchange.SPLIT_INDEX, int.class);
        return part.getMessage()
                .getHeader(VzapsConstants.GROUP_DEDUPE_KEYS, List.class)
                .get(index);
    }
}
