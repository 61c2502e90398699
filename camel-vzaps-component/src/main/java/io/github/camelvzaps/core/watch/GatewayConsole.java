package io.github.camelvzaps.core.watch;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** What the consumers of events are doing, for the dev consoles of Camel. */
@DevConsole(
        name = "vzaps",
        displayName = "VZaps",
        description = "Consumers of WhatsApp events: connections, counters and cursors")
public class GatewayConsole extends AbstractDevConsole {
    public GatewayConsole() {
        super("camel", "vzaps", "VZaps", "Consumers of WhatsApp events: connections, counters and cursors");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringJoiner text = new StringJoiner("\n");
        for (WatchedConsumer consumer : consumers()) {
            ConsumerReport.of(consumer).forEach((name, value) -> text.add(name + ": " + value));
            text.add("");
        }
        return text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray all = new JsonArray();
        consumers().forEach(consumer -> all.add(new JsonObject(ConsumerReport.of(consumer))));
        JsonObject root = new JsonObject();
        root.put("consumers", all);
        return root;
    }

    private List<WatchedConsumer> consumers() {
        CamelContext context = getCamelContext();
        return context.getComponentNames().stream()
                .map(name -> context.hasComponent(name))
                .filter(WatchedComponent.class::isInstance)
                .flatMap(component -> ((WatchedComponent) component).consumers().stream())
                .sorted(Comparator.comparing(consumer -> consumer.shownId() + consumer.instances()))
                .toList();
    }
}
