package io.github.camelvzaps.docs.snippets;

// tag::imports[]
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
// end::imports[]

/** A message that is written with the transaction of the route. */
public class OutboxTransaction extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        DataSource shop = getContext().getRegistry().lookupByNameAndType("shop", DataSource.class);
        bindToRegistry("required", new SpringTransactionPolicy(new DataSourceTransactionManager(shop)));
        bindToRegistry("outbox", new TransactionAwareDataSourceProxy(shop));

        from("direct:order")
                .transacted("required")
                .to("sql:insert into orders (id) values (:#${header.orderId})?dataSource=#shop")
                .to("vzaps:outbox/send?outboxDataSource=#outbox&outboxCreateTable=true");
        // end::route[]
    }
}
