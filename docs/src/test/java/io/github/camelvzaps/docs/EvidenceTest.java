package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of evidence against the text of the OpenAPI documents they come from. */
class EvidenceTest {
    @ParameterizedTest
    @CsvSource({"vzaps, 0", "zapyapi, 1"})
    void eachOperationOfTheDocumentHasARow(String api, int position) throws Exception {
        List<String> ids = Files.readAllLines(Path.of("openapi", api + ".yaml")).stream()
                .filter(line -> line.contains("operationId:"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .toList();
        Document page = Jsoup.parse(Path.of("target/site/evidence.html").toFile());

        assertThat(page.select("table.evidence")
                        .get(position)
                        .select("tbody td:first-child")
                        .eachText())
                .isNotEmpty()
                .containsExactlyElementsOf(ids);
    }
}
