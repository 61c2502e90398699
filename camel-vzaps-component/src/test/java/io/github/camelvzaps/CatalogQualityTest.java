package io.github.camelvzaps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.operation.MessageType;
import io.github.camelvzaps.core.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What editors and validators know of the components. */
class CatalogQualityTest {
    private static final Map<Provider, Set<String>> SECRETS = Map.of(
            Provider.VZAPS,
            Set.of(
                    "clientToken",
                    "clientSecret",
                    "instanceToken",
                    "pairingSecret",
                    "proxyUsername",
                    "proxyPassword",
                    "secret"),
            Provider.ZAPYAPI,
            Set.of("apiKey", "pairingSecret", "proxyUsername", "proxyPassword", "secret", "previousSecret"));

    private static final Map<Provider, Set<String>> SECRET_HEADERS =
            Map.of(Provider.VZAPS, Set.of("CamelVzapsInstanceToken"), Provider.ZAPYAPI, Set.of("CamelVzapsSecret"));

    /** What stands in no catalog: consumers of events and restrictions, and what is made of another call. */
    private static final Map<Provider, List<String>> FURTHER_NAMES = Map.of(
            Provider.VZAPS,
            List.of(
                    "messages/send",
                    "webhooks/receive",
                    "events/subscribe",
                    "sessions/restrictions",
                    "numbers/add",
                    "numbers/remove",
                    "numbers/list",
                    "outbox/send"),
            Provider.ZAPYAPI,
            List.of(
                    "messages/send",
                    "webhooks/receive",
                    "sessions/status",
                    "sessions/restrictions",
                    "numbers/add",
                    "numbers/remove",
                    "numbers/list",
                    "outbox/send"));

    /** They configure another system by dozens of values, which nobody gives as headers. */
    private static final Set<String> WITHOUT_HEADERS =
            Set.of("typeBots/create", "typeBots/update", "chatwoot/set", "auth/getAccessToken");

    @ParameterizedTest
    @EnumSource
    void everyOptionAndHeaderHasItsTypeLabelAndDescription(Provider provider) throws Exception {
        JsonNode catalog = provider.catalogJson();
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

    @ParameterizedTest
    @EnumSource
    void secretsAreMarkedAndNothingElseIs(Provider provider) throws Exception {
        JsonNode catalog = provider.catalogJson();

        assertThat(secrets(catalog.get("componentProperties"))).isEqualTo(SECRETS.get(provider));
        assertThat(secrets(catalog.get("properties"))).isEqualTo(SECRETS.get(provider));
        assertThat(secrets(catalog.get("headers"))).isEqualTo(SECRET_HEADERS.get(provider));
    }

    private static Set<String> secrets(JsonNode options) {
        Set<String> marked = new TreeSet<>();
        options.fields().forEachRemaining(option -> {
            if (option.getValue().path("secret").asBoolean()) {
                marked.add(option.getKey());
            }
        });
        return marked;
    }

    @ParameterizedTest
    @EnumSource
    void thePathKnowsEveryResourceAndOperation(Provider provider) throws Exception {
        JsonNode properties = provider.catalogJson().get("properties");
        List<String> ids = new ArrayList<>(FURTHER_NAMES.get(provider));
        operations(provider).map(Operation::id).forEach(ids::add);
        ids.addAll(provider.catalog().aliases().keySet());

        assertThat(enums(properties.get("resource")))
                .isEqualTo(names(ids.stream().map(id -> id.substring(0, id.indexOf('/'))), "request", "pairing"));
        assertThat(enums(properties.get("operation")))
                .isEqualTo(names(ids.stream().map(id -> id.substring(id.indexOf('/') + 1))));
    }

    @ParameterizedTest
    @EnumSource
    void everyParameterOfAnOperationHasAHeaderThatIsDocumentedUnlessItConfiguresAnotherSystem(Provider provider)
            throws Exception {
        Set<String> headers = new TreeSet<>();
        provider.catalogJson().get("headers").fieldNames().forEachRemaining(headers::add);
        Set<String> wanted = operations(provider)
                .filter(o -> !WITHOUT_HEADERS.contains(o.id()))
                .flatMap(o -> o.parameters().stream())
                .map(p -> VzapsConstants.PREFIX + p.headerName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(headers).containsAll(wanted);
    }

    @ParameterizedTest
    @EnumSource
    void theCatalogTellsRightFromWrongUris(Provider provider) throws Exception {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent(
                provider.scheme(),
                provider.component().getName(),
                Contract.JSON.writeValueAsString(provider.catalogJson()));
        String send = provider.scheme() + ":messages/sendText";

        assertThat(catalog.validateEndpointProperties(send + "?phone=1&unwrap=true&param.delay=2")
                        .isSuccess())
                .isTrue();
        assertThat(catalog.validateEndpointProperties(provider.scheme() + ":sessions/qr")
                        .isSuccess())
                .isTrue();
        assertThat(catalog.validateEndpointProperties(send + "?phon=1").getUnknown())
                .contains("phon");
        assertThat(catalog.validateEndpointProperties(send + "?maxConnections=many")
                        .getInvalidInteger())
                .containsKey("maxConnections");
        assertThat(catalog.validateEndpointProperties(provider.scheme() + ":messages/sendTxt")
                        .getInvalidEnum())
                .containsKey("operation");
        assertThat(catalog.validateEndpointProperties(provider.scheme() + ":messages/send?messageType=fax")
                        .getInvalidEnum())
                .containsKey("messageType");
    }

    @ParameterizedTest
    @EnumSource
    void theOptionsOfMessageTypesAreThoseOfTheTable(Provider provider) throws Exception {
        assertThat(enums(provider.catalogJson().get("properties").get("messageType")))
                .isEqualTo(names(provider.catalog().messageTypes().stream().map(MessageType::toString)));
    }

    private static Stream<Operation> operations(Provider provider) {
        return provider.catalog().operations().stream();
    }

    private static Set<String> names(Stream<String> names, String... more) {
        Set<String> all = names.collect(Collectors.toCollection(TreeSet::new));
        all.addAll(List.of(more));
        return all;
    }

    private static Set<String> enums(JsonNode option) {
        Set<String> values = new TreeSet<>();
        option.get("enum").forEach(value -> values.add(value.asText()));
        return values;
    }
}
