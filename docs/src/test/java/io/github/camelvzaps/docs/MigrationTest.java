package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes before and after a migration do the same, and the second one does better where the page says so. */
@ExtendWith(SimulatorExtension.class)
class MigrationTest {
    private static final Path PAGE = Blocks.ROOT.resolve("docs/pages/migrate-from-http.adoc");
    private static final String QUOTED = "Your \"order\"\nis here";

    @ParameterizedTest
    @CsvSource({"before, false", "after, true"})
    void bothRoutesSendATextAndOnlyTheSecondOneCopesWithQuotationMarks(
            String anchor, boolean copes, VzapsSimulator simulator, @TempDir Path folder) throws Exception {
        List<Block> page = Blocks.of(PAGE);
        Block route = page.stream()
                .filter(block ->
                        block.anchor().equals(anchor) && block.language().equals("yaml"))
                .findFirst()
                .orElseThrow();
        String entry = copes ? "direct:send-by-vzaps" : "direct:send-by-http";
        Surroundings surroundings = new Surroundings(simulator, folder);
        try (PageApplication application = new PageApplication(page, route, surroundings, Map.of())) {
            Exchange plain = application.send(entry, "Hi", Map.of("phone", "5511999990001"));
            Exchange quoted = application.send(entry, QUOTED, Map.of("phone", "+55 (11) 99999-0002"));

            assertThat(plain.getException()).isNull();
            assertThat(quoted.getException() == null).isEqualTo(copes);
            assertThat(simulator.messages("VZ1"))
                    .extracting(AcceptedMessage::to)
                    .isEqualTo(copes ? List.of("5511999990001", "5511999990002") : List.of("5511999990001"));
        }
    }
}
