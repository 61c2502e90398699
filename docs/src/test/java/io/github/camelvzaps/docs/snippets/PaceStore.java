package io.github.camelvzaps.docs.snippets;

// tag::imports[]
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import javax.sql.DataSource;
// end::imports[]
import org.apache.camel.builder.RouteBuilder;

/** Budgets in a database. */
public class PaceStore extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        DataSource database = getContext().getRegistry().lookupByNameAndType("shop", DataSource.class);
        bindToRegistry(
                "budgets",
                Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                        .primaryKeyMapper(PrimaryKeyMapper.STRING)
                        .build());

        from("direct:reminder").to("vzaps:messages/sendText?pace=20/1m&paceWarmUp=7d&paceStore=#budgets");
        // end::route[]
    }
}
