package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.Parameter;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.SendDynamicAware;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.URISupport;

/** Lets {@code toD} use one endpoint for all values of an operation's parameters instead of making one for each. */
public abstract class OperationSendDynamicAware extends ServiceSupport implements SendDynamicAware {
    private static final Set<String> STEERING =
            Set.of("messageType", "instance", "method", "path", "query", "instanceToken");
    private static final String FURTHER = ParameterNames.FURTHER;

    private final Catalog catalog;
    private final Set<String> parameters;

    /** One for each {@code toD} that shares this; any thread may add one. Empty where the text does not say enough. */
    private final Map<String, Optional<DynamicUri>> templates = new ConcurrentHashMap<>();

    private CamelContext camelContext;
    private String scheme;

    /**
     * @param catalog the operations whose parameters may differ from message to message
     * @param ofTheEndpoint parameters that stay options of the endpoint, since it keeps something by them
     */
    protected OperationSendDynamicAware(Catalog catalog, String... ofTheEndpoint) {
        this.catalog = catalog;
        parameters = catalog.operations().stream()
                .flatMap(operation -> operation.parameters().stream())
                .map(Parameter::name)
                .collect(Collectors.toSet());
        parameters.addAll(STEERING);
        List.of(ofTheEndpoint).forEach(parameters::remove);
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        DynamicUri written = written(originalUri);
        Map<String, Object> query = written != null
                ? written.values(exchange)
                : URISupport.parseQuery(URISupport.extractQuery(uri), true, true);
        Map<String, Object> kept = new LinkedHashMap<>();
        Map<String, Object> taken = new HashMap<>();
        query.forEach((name, value) -> (takes(name) ? taken : kept).put(name, value));
        if (written == null) {
            URISupport.resolveRawParameterValues(taken);
        }
        return new DynamicAwareEntry(uri, originalUri, taken, kept);
    }

    private DynamicUri written(String originalUri) throws URISyntaxException {
        if (originalUri == null) {
            return null;
        }
        Optional<DynamicUri> known = templates.get(originalUri);
        if (known == null) {
            known = Optional.ofNullable(DynamicUri.parse(camelContext, originalUri));
            templates.put(originalUri, known);
        }
        return known.orElse(null);
    }

    private boolean takes(String option) {
        return parameters.contains(option) || option.startsWith(FURTHER);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws URISyntaxException {
        if (entry.getProperties().isEmpty()) {
            return null;
        }
        String base = URISupport.stripQuery(entry.getUri());
        Map<String, Object> kept = entry.getLenientProperties();
        return kept.isEmpty() ? base : base + "?" + URISupport.createQueryString(kept, false);
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        if (entry.getProperties().isEmpty()) {
            return null;
        }
        Map<String, Object> values = new HashMap<>();
        Optional<ParameterNames> names = names(entry.getUri());
        entry.getProperties().forEach((name, value) -> {
            String plain = name.startsWith(FURTHER) ? name.substring(FURTHER.length()) : name;
            boolean further = name.startsWith(FURTHER) && names.isPresent();
            values.put(further ? names.get().canonical(plain) : plain, value);
        });
        DynamicOptions options = new DynamicOptions(values);
        return options::attach;
    }

    private Optional<ParameterNames> names(String uri) {
        String path = URISupport.stripQuery(uri);
        String id = path.substring(path.indexOf(':') + 1).replaceFirst("^//", "");
        return catalog.find(id)
                .or(() -> Parameter.fold(id).equals(Parameter.fold(OperationChooser.SEND.id()))
                        ? Optional.of(OperationChooser.SEND)
                        : Optional.empty())
                .map(operation -> ParameterNames.of(catalog, operation));
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return entry.getProperties().isEmpty() ? null : DynamicOptions::detach;
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public void setScheme(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
