package io.github.camelvzaps.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The rules that Camel's catalog has for kamelets, each for each of ours. */
class CatalogRulesTest {
    private static final String ICON = "data:image/svg+xml;base64,";
    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean", "object", "array");
    private static final Set<String> CREDENTIALS =
            Set.of("clientToken", "clientSecret", "instanceToken", "apiKey", "secret");

    private record Rule(String name, Predicate<KameletFile> holds) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule("it is a kamelet of the catalog's kind", CatalogRulesTest::isKamelet),
            new Rule("its name is that of its file", k -> metadata(k, "name").equals(k.name())),
            new Rule("its type is one of three and ends its name", CatalogRulesTest::isNamedByType),
            new Rule("its icon is a drawing of its own", CatalogRulesTest::hasIcon),
            new Rule("it names its provider, group and namespace", CatalogRulesTest::isAttributed),
            new Rule("its title ends in its type", CatalogRulesTest::isTitledByType),
            new Rule("it has a description that is a sentence", k -> isSentence(definition(k, "description"))),
            new Rule("its definition is an object", k -> definition(k, "type").equals("object")),
            new Rule("what it requires it defines", CatalogRulesTest::definesWhatItRequires),
            new Rule(
                    "each property has a title that begins with a capital and no article",
                    each(CatalogRulesTest::titled)),
            new Rule("each property has a description", each(p -> isSentence(string(p, "description")))),
            new Rule("each property has a known type", each(p -> TYPES.contains(string(p, "type")))),
            new Rule("a default is of the type and among the choices", each(CatalogRulesTest::fits)),
            new Rule("a password is a credential, and the other way round", each(CatalogRulesTest::isCredentialOrNot)),
            new Rule("every credential is a password", CatalogRulesTest::hidesCredentials),
            new Rule(
                    "every password is a secret option, whose value Camel is told not to print",
                    CatalogRulesTest::isMasked),
            new Rule("a required property has no default", CatalogRulesTest::requiresWithoutDefault),
            new Rule(
                    "every parameter that is used is defined",
                    k -> k.properties().keySet().containsAll(k.placeholders())),
            new Rule(
                    "every property that is defined is used",
                    k -> k.placeholders().containsAll(k.properties().keySet())),
            new Rule("what may be missing is marked as optional", CatalogRulesTest::marksOptional),
            new Rule("every option exists on the endpoint", CatalogRulesTest::knowsItsOptions),
            new Rule("its template begins or ends at the kamelet", CatalogRulesTest::isConnected));

    static Stream<Arguments> everyRuleForEveryKamelet() {
        return KameletFile.NAMES.stream()
                .map(KameletFile::read)
                .flatMap(kamelet -> RULES.stream().map(rule -> Arguments.of(kamelet, rule)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyRuleForEveryKamelet")
    void theRuleHolds(KameletFile kamelet, Rule rule) {
        assertThat(rule.holds().test(kamelet)).as("%s: %s", kamelet, rule).isTrue();
    }

    @Test
    void noTwoHaveTheSameTitleOrDescription() {
        List<KameletFile> all =
                KameletFile.NAMES.stream().map(KameletFile::read).toList();
        assertThat(all).extracting(k -> definition(k, "title")).doesNotHaveDuplicates();
        assertThat(all).extracting(k -> definition(k, "description")).doesNotHaveDuplicates();
    }

    @Test
    void theyNameTheVersionTheyComeWith() throws IOException {
        Properties component = new Properties();
        try (InputStream file = CatalogRulesTest.class.getResourceAsStream(
                "/META-INF/services/org/apache/camel/component.properties")) {
            component.load(file);
        }
        String version = component.getProperty("version");
        for (String name : KameletFile.NAMES) {
            KameletFile kamelet = KameletFile.read(name);
            assertThat(annotation(kamelet, "catalog.version")).isEqualTo(version);
            assertThat(kamelet.below("spec").get("dependencies"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                    .contains("mvn:io.github.camelvzaps:camel-vzaps-component:" + version, "camel:kamelet");
        }
    }

    @Test
    void aWrongKameletBreaksTheRules() {
        Load yaml = new Load(LoadSettings.builder().build());
        KameletFile wrong = new KameletFile("wrong-sink", KameletFile.map(yaml.loadFromString("""
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata: {name: other-sink, labels: {camel.apache.org/kamelet.type: source}}
                spec:
                  definition:
                    title: Wrong
                    required: [missing]
                    properties:
                      clientToken: {title: the token, type: text, description: x}
                      unused: {title: Unused, type: integer, description: Never used., default: many}
                  template:
                    from: {uri: "vzaps:messages/send", parameters: {colour: "{{undeclared}}", clientToken: "{{clientToken}}"}}
                """)));
        List<String> broken = new ArrayList<>();
        RULES.stream().filter(rule -> !rule.holds().test(wrong)).forEach(rule -> broken.add(rule.name()));
        List<String> kept = List.of(
                "it is a kamelet of the catalog's kind",
                "every password is a secret option, whose value Camel is told not to print",
                "a required property has no default");
        assertThat(broken)
                .containsExactlyInAnyOrderElementsOf(RULES.stream()
                        .map(Rule::name)
                        .filter(name -> !kept.contains(name))
                        .toList());
    }

    private static boolean isKamelet(KameletFile k) {
        return k.text(k.content(), "apiVersion").equals("camel.apache.org/v1")
                && k.text(k.content(), "kind").equals("Kamelet");
    }

    private static boolean isNamedByType(KameletFile k) {
        return Set.of("source", "sink", "action").contains(type(k)) && k.name().endsWith("-" + type(k));
    }

    private static boolean hasIcon(KameletFile k) {
        String icon = annotation(k, "kamelet.icon");
        return icon.startsWith(ICON)
                && new String(
                                Base64.getDecoder().decode(icon.substring(ICON.length())),
                                java.nio.charset.StandardCharsets.UTF_8)
                        .matches("<svg xmlns=\"http://www.w3.org/2000/svg\".*</svg>");
    }

    private static boolean isAttributed(KameletFile k) {
        return Stream.of("provider", "kamelet.group", "kamelet.namespace", "kamelet.support.level", "catalog.version")
                .noneMatch(name -> annotation(k, name).isEmpty());
    }

    private static boolean isTitledByType(KameletFile k) {
        String type = type(k);
        return !type.isEmpty()
                && definition(k, "title").endsWith(" " + Character.toUpperCase(type.charAt(0)) + type.substring(1));
    }

    private static boolean isSentence(String text) {
        return text.matches("[A-Z].+\\.") && !text.startsWith("This kamelet");
    }

    private static boolean definesWhatItRequires(KameletFile k) {
        return k.properties().keySet().containsAll(required(k));
    }

    private static boolean titled(Map<String, Object> property) {
        return string(property, "title").matches("(?!(The|A|An) )[A-Z].*");
    }

    private static boolean fits(Map<String, Object> property) {
        Object value = property.get("default");
        boolean typed = value == null
                || switch (string(property, "type")) {
                    case "boolean" -> value instanceof Boolean;
                    case "integer" -> value instanceof Integer;
                    default -> value instanceof String;
                };
        return typed
                && (value == null || !(property.get("enum") instanceof List<?> choices) || choices.contains(value));
    }

    private static boolean isCredentialOrNot(Map<String, Object> property) {
        boolean listed = List.of("urn:camel:group:credentials").equals(property.get("x-descriptors"));
        boolean named = string(property, "title").matches("(?i).*(token|secret|key)");
        return listed == string(property, "format").equals("password") && listed == named;
    }

    private static boolean hidesCredentials(KameletFile k) {
        return k.properties().entrySet().stream()
                .filter(entry -> CREDENTIALS.contains(entry.getKey()))
                .allMatch(entry ->
                        string(KameletFile.map(entry.getValue()), "format").equals("password"));
    }

    private static boolean requiresWithoutDefault(KameletFile k) {
        return required(k).stream()
                .noneMatch(name -> KameletFile.map(k.properties().get(name)).containsKey("default"));
    }

    private static boolean marksOptional(KameletFile k) {
        String template = k.below("spec", "template").toString();
        return k.properties().entrySet().stream().allMatch(entry -> {
            boolean given = required(k).contains(entry.getKey())
                    || KameletFile.map(entry.getValue()).containsKey("default");
            return template.contains(given ? "{{" + entry.getKey() + "}}" : "{{?" + entry.getKey() + "}}");
        });
    }

    private static boolean knowsItsOptions(KameletFile k) {
        return k.endpoints().entrySet().stream()
                .filter(endpoint -> !endpoint.getKey().startsWith("kamelet:"))
                .allMatch(endpoint -> {
                    String scheme =
                            endpoint.getKey().substring(0, endpoint.getKey().indexOf(':'));
                    return options(scheme).containsAll(endpoint.getValue().keySet());
                });
    }

    private static boolean isMasked(KameletFile k) {
        String scheme = k.name().substring(0, k.name().indexOf('-'));
        return k.properties().entrySet().stream()
                .filter(entry ->
                        string(KameletFile.map(entry.getValue()), "format").equals("password"))
                .allMatch(entry ->
                        catalog(scheme).path(entry.getKey()).path("secret").asBoolean());
    }

    private static Set<String> options(String scheme) {
        Set<String> names = new TreeSet<>();
        catalog(scheme).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode catalog(String scheme) {
        String path = "/META-INF/io/github/camelvzaps/" + scheme + "/" + scheme + ".json";
        try (InputStream file = CatalogRulesTest.class.getResourceAsStream(path)) {
            return new ObjectMapper().readTree(file).path("properties");
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static boolean isConnected(KameletFile k) {
        String from = k.text(k.below("spec", "template", "from"), "uri");
        boolean source = type(k).equals("source");
        return source
                ? k.below("spec", "template").toString().contains("to=kamelet:sink")
                : from.equals("kamelet:source");
    }

    private static Predicate<KameletFile> each(Predicate<Map<String, Object>> rule) {
        return kamelet ->
                kamelet.properties().values().stream().map(KameletFile::map).allMatch(rule);
    }

    private static List<?> required(KameletFile k) {
        return k.below("spec", "definition").get("required") instanceof List<?> names ? names : List.of();
    }

    private static String type(KameletFile k) {
        return k.text(k.below("metadata", "labels"), "camel.apache.org/kamelet.type");
    }

    private static String annotation(KameletFile k, String name) {
        return k.text(k.below("metadata", "annotations"), "camel.apache.org/" + name);
    }

    private static String metadata(KameletFile k, String name) {
        return k.text(k.below("metadata"), name);
    }

    private static String definition(KameletFile k, String name) {
        return k.text(k.below("spec", "definition"), name);
    }

    private static String string(Map<String, Object> from, String key) {
        return String.valueOf(from.getOrDefault(key, ""));
    }
}
