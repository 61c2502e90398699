package io.github.camelvzaps.routecheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Finds the endpoints in routes written in XML. */
final class XmlEndpoints {
    private static final Set<String> CONSUMERS = Set.of("from", "poll", "pollEnrich");
    private static final Set<String> PRODUCERS =
            Set.of("to", "toD", "wireTap", "enrich", "intercept", "interceptSendToEndpoint");

    private XmlEndpoints() {}

    static List<EndpointUse> in(Document routes) {
        List<EndpointUse> found = new ArrayList<>();
        NodeList elements = routes.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            String uri = element.getAttribute("uri");
            boolean consumed = CONSUMERS.contains(element.getTagName());
            if (!uri.isEmpty() && (consumed || PRODUCERS.contains(element.getTagName()))) {
                found.add(new EndpointUse(uri, consumed));
            }
        }
        return found;
    }
}
