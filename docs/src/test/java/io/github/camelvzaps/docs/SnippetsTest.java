package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.routecheck.EndpointUse;
import io.github.camelvzaps.routecheck.RouteCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every snippet is right in its structure and in every option of every endpoint; {@link BlocksTest} starts it. */
class SnippetsTest {
    private static final RouteCheck CHECK = new RouteCheck();
    private static final Path WRONG = Path.of("src/test/resources/wrong");

    /** What stands between the quotes of from(..), to(..) and the like. */
    private static final Pattern URI_IN_JAVA =
            Pattern.compile("\\b(from|to|toD|toV|enrich|pollEnrich|poll|wireTap)\\(\\s*\"([^\"]+)\"");

    static Stream<String> recipes() throws IOException {
        return Language.recipes();
    }

    static Stream<Path> properties() throws IOException {
        return files(Language.SNIPPETS.resolve("properties"));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aRecipeHasTheSameEndpointsInAllThreeLanguagesAndAllOptionsAreRight(String recipe) throws Exception {
        String yaml = Files.readString(Language.YAML.file(recipe));
        String xml = Files.readString(Language.XML.file(recipe));
        List<EndpointUse> java = endpointsOfJava(Files.readString(Language.JAVA.file(recipe)));

        assertThat(CHECK.problemsOfYaml(yaml)).isEmpty();
        assertThat(CHECK.problemsOfXml(xml)).isEmpty();
        assertThat(java).allSatisfy(use -> assertThat(CHECK.problemOf(use)).isEmpty());
        assertThat(CHECK.endpointsOfYaml(yaml))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(CHECK.endpointsOfXml(xml))
                .containsExactlyInAnyOrderElementsOf(java);
    }

    @ParameterizedTest
    @MethodSource("properties")
    void aPropertyOfASnippetIsOneOfTheComponent(Path file) throws Exception {
        // the catalog does not know maps of objects: the name of the entry is left out
        String lines = Files.readString(file).replaceAll("(?m)^.*instances\\[\\w+]\\.(id|token) =.*$", "");

        assertThat(CHECK.problemsOfProperties(lines)).isEmpty();
    }

    @Test
    void aWrongOptionInYamlIsRefused() throws Exception {
        String wrong = Files.readString(WRONG.resolve("misspelt.yaml"));

        assertThat(CHECK.problemsOfYaml(wrong)).singleElement().asString().contains("phnoe", "Unknown option");
    }

    @Test
    void aWrongOperationInXmlIsRefused() throws Exception {
        String wrong = Files.readString(WRONG.resolve("misspelt.xml"));

        assertThat(CHECK.problemsOfXml(wrong)).singleElement().asString().contains("sendTxt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"misspelt.yaml", "misspelt.xml"})
    void aWrongSnippetDoesNotStartEither(String file) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "file:" + WRONG.resolve(file)));

            assertThatThrownBy(context::start).isInstanceOf(FailedToCreateRouteException.class);
        }
    }

    private static List<EndpointUse> endpointsOfJava(String source) {
        // long addresses stand on several lines
        Matcher found = URI_IN_JAVA.matcher(source.replaceAll("\"\\s*\\n\\s*\\+ \"", ""));
        return found.results()
                .map(use -> new EndpointUse(
                        use.group(2).replace("\\\\", "\\"), use.group(1).matches("from|poll|pollEnrich")))
                .toList();
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }
}
