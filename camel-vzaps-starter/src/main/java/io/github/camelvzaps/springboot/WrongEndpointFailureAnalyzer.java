package io.github.camelvzaps.springboot;

import io.github.camelvzaps.springboot.OptionCatalog.Option;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.util.URISupport;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains endpoint URIs of our schemes with options that do not exist or values that they do not take. */
class WrongEndpointFailureAnalyzer extends AbstractFailureAnalyzer<ResolveEndpointFailedException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ResolveEndpointFailedException cause) {
        String scheme = cause.getUri().replaceFirst(":.*", "");
        return OptionCatalog.of(scheme).map(catalog -> explain(cause, catalog)).orElse(null);
    }

    private FailureAnalysis explain(ResolveEndpointFailedException cause, OptionCatalog catalog) {
        String uri = cause.getUri();
        String endpoint = uri.replaceFirst("\\?.*", "").replaceFirst("://", ":");
        List<String> unknown = optionsIn(uri).stream()
                .filter(name -> !catalog.endpoint().containsKey(name))
                .filter(name -> catalog.endpoint().values().stream()
                        .map(Option::prefix)
                        .noneMatch(prefix -> !prefix.isEmpty() && name.startsWith(prefix)))
                .map(name -> "The endpoint " + endpoint + " has no option '" + name + "'. The nearest one is '"
                        + Sentences.nearest(name, catalog.endpoint().keySet()).orElseThrow() + "'")
                .toList();
        if (!unknown.isEmpty()) {
            return new FailureAnalysis(
                    String.join("\n", unknown), "Correct the option in the route, or remove it.", cause);
        }
        PropertyBindingException wrong = findCause(cause, PropertyBindingException.class);
        Option option = wrong == null ? null : catalog.endpoint().get(wrong.getPropertyName());
        if (option != null) {
            String place = "option '" + option.name() + "' of " + endpoint;
            return new FailureAnalysis(
                    Sentences.wrongValue(option, place, String.valueOf(wrong.getValue())),
                    "Correct the value in the route.",
                    cause);
        }
        return null;
    }

    private static Set<String> optionsIn(String uri) {
        int query = uri.indexOf('?');
        try {
            return query < 0
                    ? Set.of()
                    : URISupport.parseQuery(uri.substring(query + 1)).keySet();
        } catch (URISyntaxException e) {
            return Set.of();
        }
    }
}
