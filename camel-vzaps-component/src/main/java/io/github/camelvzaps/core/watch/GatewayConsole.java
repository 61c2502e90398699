package io.github.camelvzaps.core.watch;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** What the consumers of events are doing, how fast numbers send, and what waits for a person or in outboxes, for the dev consoles of Camel. */
@DevConsole(
        name = "vzaps",
        displayName = "VZaps",
        description = "Consumers of WhatsApp events: connections, counters and cursors; the pace of sends; outboxes")
public class GatewayConsole extends AbstractDevConsole {
    public GatewayConsole() {
        super(
                "camel",
                "vzaps",
                "VZaps",
                "Consumers of WhatsApp events: connections, counters and cursors; the pace of sends; outboxes");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringJoiner text = new StringJoiner("\n");
        for (WatchedConsumer consumer : consumers()) {
            ConsumerReport.of(consumer).forEach((name, value) -> text.add(name + ": " + value));
            text.add("");
        }
        Stream.of(paces(), confirmations(), outboxes()).flatMap(List::stream).forEach(one -> {
            one.forEach((name, value) -> text.add(name + ": " + value));
            text.add("");
        });
        return text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray all = new JsonArray();
        consumers().forEach(consumer -> all.add(new JsonObject(ConsumerReport.of(consumer))));
        JsonObject root = new JsonObject();
        root.put("consumers", all);
        root.put("paces", array(paces()));
        root.put("confirmations", array(confirmations()));
        root.put("outboxes", array(outboxes()));
        return root;
    }

    private static JsonArray array(List<Map<String, Object>> reports) {
        JsonArray array = new JsonArray();
        reports.forEach(report -> array.add(new JsonObject(report)));
        return array;
    }

    private List<Map<String, Object>> paces() {
        return components().flatMap(component -> component.paces().stream()).toList();
    }

    private List<Map<String, Object>> confirmations() {
        return components()
                .flatMap(component -> component.confirmations().stream())
                .toList();
    }

    private List<Map<String, Object>> outboxes() {
        return components().flatMap(component -> component.outboxes().stream()).toList();
    }

    private Stream<WatchedComponent> components() {
        CamelContext context = getCamelContext();
        return context.getComponentNames().stream()
                .map(name -> context.hasComponent(name))
                .filter(WatchedComponent.class::isInstance)
                .map(WatchedComponent.class::cast);
    }

    private List<WatchedConsumer> consumers() {
        return components()
                .flatMap(component -> component.consumers().stream())
                .sorted(Comparator.comparing(consumer -> consumer.shownId() + consumer.instances()))
                .toList();
    }
}
