package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.vzaps.VzapsComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** What the page for people who come from the client libraries says of them. */
class SdkCallsTest {
    private static final Pattern CALL = Pattern.compile("client\\.\\w+\\.\\w+");

    private static JsonNode contract() throws Exception {
        return new ObjectMapper().readTree(Path.of("contract/vzaps-sdk.json").toFile());
    }

    @Test
    void eachRowIsAnOperationOfOursAndEveryLanguageHasItsColumn() throws Exception {
        Elements table = Jsoup.parse(
                        Path.of("target/site/migrate-from-sdk.html").toFile())
                .select("table.sdk");
        List<String> uris = table.select("tbody td:first-child").eachText();
        List<String> ours = new ArrayList<>(List.of("vzaps:events/subscribe"));
        new VzapsComponent().catalog().operations().forEach(operation -> ours.add("vzaps:" + operation.id()));

        assertThat(table.select("thead th").eachText())
                .containsExactly("URI", "Python", "Go", "Java", "PHP", "TypeScript");
        assertThat(uris).doesNotHaveDuplicates().isSubsetOf(ours);
        // the only two that no library has
        assertThat(ours)
                .filteredOn(uri -> !uris.contains(uri))
                .containsExactlyInAnyOrder("vzaps:instances/cancelWithDelete", "vzaps:instances/connect");
    }

    @Test
    void theSnippetsOfThePageCallMethodsThatTheLibrariesHave() throws Exception {
        TreeSet<String> methods = new TreeSet<>();
        contract().get("calls").forEach(call -> methods.add(call.path("python").asText()));
        List<String> called = Blocks.of(Blocks.ROOT.resolve("docs/pages/migrate-from-sdk.adoc")).stream()
                .filter(block -> block.language().equals("python"))
                .flatMap(block -> CALL.matcher(block.code()).results().map(MatchResult::group))
                .toList();

        assertThat(called).isNotEmpty().isSubsetOf(methods);
    }
}
