package io.github.camelvzaps.core.producer;

import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Options of a {@code toD} that were taken out of its URI, so that one endpoint serves all their values. They travel as
 * an exchange property for the one call and count as options: headers and the body still win over them.
 *
 * @param values the options by name
 */
record DynamicOptions(Map<String, Object> values) {
    private static final String PROPERTY = "CamelVzapsDynamicOptions";
    private static final DynamicOptions NONE = new DynamicOptions(Map.of());

    static DynamicOptions of(Exchange exchange) {
        DynamicOptions options = exchange.getProperty(PROPERTY, DynamicOptions.class);
        return options == null ? NONE : options;
    }

    void attach(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    static void detach(Exchange exchange) {
        exchange.removeProperty(PROPERTY);
    }

    /** Leaves out the values: a log with all properties must not show tokens. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
