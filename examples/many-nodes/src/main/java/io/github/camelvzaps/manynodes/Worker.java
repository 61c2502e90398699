package io.github.camelvzaps.manynodes;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;

/**
 * Does the work, here a row for each message. The mark that it is done is in the transaction of the row, and the offset is
 * committed after that: a worker that dies in between gets the record again, and the mark keeps it out.
 */
final class Worker extends RouteBuilder {
    @Override
    public void configure() {
        from("kafka:whatsapp.in?groupId=workers&autoOffsetReset=earliest&autoCommitEnable=false&allowManualCommit=true"
                        // a record that fails comes again, before those behind it
                        + "&breakOnFirstError=true&maxPollRecords=50"
                        // a dead worker's partitions move after six seconds
                        + "&sessionTimeoutMs=6000&heartbeatIntervalMs=1000")
                .routeId("work")
                .errorHandler(noErrorHandler())
                .convertBodyTo(String.class)
                .setHeader("dedupeKey", header("dedupeKey").convertToString())
                .setHeader("chat", header("chat").convertToString())
                .setHeader("partition", header(KafkaConstants.PARTITION))
                .setHeader("worker", simple("${properties:nodes.name}"))
                .to("direct:once")
                .process(exchange -> exchange.getMessage()
                        .getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class)
                        .commit());

        from("direct:once")
                .routeId("once")
                .errorHandler(noErrorHandler())
                .transacted("required")
                .idempotentConsumer(header("dedupeKey"))
                .idempotentRepository("done")
                // the rollback takes the mark back
                .removeOnFailure(false)
                .to("sql:insert into effect (chat, text, kafka_partition, worker)"
                        + " values (:#chat, :#${body}, :#partition, :#worker)?dataSource=#database");
    }
}
