package io.github.camelvzaps.docs.snippets;

// tag::imports[]
import io.github.camelvzaps.api.InstanceTable;
import io.github.camelvzaps.vzaps.VzapsComponent;
import javax.sql.DataSource;
// end::imports[]
import org.apache.camel.builder.RouteBuilder;

/** Numbers in a table. */
public class NumbersInTable extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        InstanceTable table =
                new InstanceTable(getContext().getRegistry().lookupByNameAndType("tenants", DataSource.class));
        table.setQuery("select name, number_id, number_token from tenant");
        getContext().getComponent("vzaps", VzapsComponent.class).setInstanceSource(table);

        from("vzaps:events/subscribe?events=Message&instances=*").to("log:events");
        // end::route[]
    }
}
