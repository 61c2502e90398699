package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;

/** What editors and validators know of the component. */
class CatalogQualityTest {
    private static final String JSON = "META-INF/io/github/camelvzaps/vzaps/vzaps.json";
    private static final Set<String> SECRETS =
            Set.of("clientToken", "clientSecret", "instanceToken", "proxyUsername", "proxyPassword");

    @Test
    void everyOptionAndHeaderHasItsTypeLabelAndDescription() throws Exception {
        JsonNode catalog = catalog();
        for (String group : List.of("componentProperties", "properties", "headers")) {
            catalog.get(group).fields().forEachRemaining(option -> {
                assertThat(option.getValue().path("description").asText())
                        .as(group + " " + option.getKey())
                        .isNotBlank();
                assertThat(option.getValue().path("javaType").asText()).isNotBlank();
                assertThat(option.getValue().path("group").asText()).isNotBlank();
            });
        }
    }

    @Test
    void theHeaderWithATokenIsMarkedAsASecret() throws Exception {
        assertThat(catalog()
                        .get("headers")
                        .get("CamelVzapsInstanceToken")
                        .get("secret")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void secretsAreMarkedAndNothingElseIs() throws Exception {
        for (String group : List.of("componentProperties", "properties")) {
            Set<String> marked = new TreeSet<>();
            catalog().get(group).fields().forEachRemaining(option -> {
                if (option.getValue().path("secret").asBoolean()) {
                    marked.add(option.getKey());
                }
            });
            assertThat(marked).isEqualTo(new TreeSet<>(SECRETS));
        }
    }

    @Test
    void thePathKnowsEveryResourceAndOperation() throws Exception {
        JsonNode properties = catalog().get("properties");

        assertThat(enums(properties.get("resource")))
                .isEqualTo(names(operations().map(Operation::resource), "request"));
        assertThat(enums(properties.get("operation")))
                .isEqualTo(names(operations().map(Operation::name)));
    }

    @Test
    void everyParameterOfAnOperationHasAHeaderThatIsDocumentedUnlessItConfiguresAnotherSystem() throws Exception {
        Set<String> headers = new TreeSet<>();
        catalog().get("headers").fieldNames().forEachRemaining(headers::add);
        Set<String> wanted = operations()
                .filter(o -> !Set.of("typeBots/create", "typeBots/update", "chatwoot/set", "auth/getAccessToken")
                        .contains(o.id()))
                .flatMap(o -> o.parameters().stream())
                .map(p -> "CamelVzaps" + p.headerName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(headers).containsAll(wanted);
    }

    @Test
    void theCatalogTellsRightFromWrongUris() throws Exception {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("vzaps", VzapsComponent.class.getName(), Contract.JSON.writeValueAsString(catalog()));

        assertThat(validate(catalog, "vzaps:messages/sendText?phone=1&unwrap=true&param.delay=2")
                        .isSuccess())
                .isTrue();
        assertThat(validate(catalog, "vzaps:messages/sendText?phon=1").getUnknown())
                .contains("phon");
        assertThat(validate(catalog, "vzaps:messages/sendText?maxConnections=many")
                        .getInvalidInteger())
                .containsKey("maxConnections");
        assertThat(validate(catalog, "vzaps:messages/sendTxt").getInvalidEnum()).containsKey("operation");
        assertThat(validate(catalog, "vzaps:messages/send?messageType=fax").getInvalidEnum())
                .containsKey("messageType");
    }

    @Test
    void theOptionsOfMessageTypesAreThoseOfTheTable() throws Exception {
        assertThat(enums(catalog().get("properties").get("messageType")))
                .isEqualTo(new TreeSet<>(VzapsCatalog.INSTANCE.messageTypes()));
    }

    @Test
    void parametersWithAnOptionOfTheirOwnAreCalledLikeTheirOption() {
        Map<String, Object> values = new VzapsConfiguration().parameterValues();
        Set<String> parameters = operations()
                .flatMap(o -> o.parameters().stream())
                .map(Parameter::name)
                .collect(Collectors.toSet());
        parameters.addAll(Set.of("instance", "messageType", "method", "path"));

        assertThat(parameters).containsAll(values.keySet());
    }

    private static EndpointValidationResult validate(DefaultCamelCatalog catalog, String uri) {
        return catalog.validateEndpointProperties(uri);
    }

    private static java.util.stream.Stream<Operation> operations() {
        return VzapsCatalog.INSTANCE.operations().stream();
    }

    private static Set<String> names(java.util.stream.Stream<String> names, String... more) {
        Set<String> all = names.collect(Collectors.toCollection(TreeSet::new));
        all.addAll(List.of(more));
        return all;
    }

    private static Set<String> enums(JsonNode option) {
        List<String> values = new ArrayList<>();
        option.get("enum").forEach(value -> values.add(value.asText()));
        return new TreeSet<>(values);
    }

    private static JsonNode catalog() throws IOException {
        try (InputStream in = VzapsEndpoint.class.getClassLoader().getResourceAsStream(JSON)) {
            return Contract.JSON.readTree(in);
        }
    }
}
