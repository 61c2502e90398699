package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of code of every page does as it is printed, with nothing added that its page does not show. */
@ExtendWith(SimulatorExtension.class)
class BlocksTest {
    static Stream<Block> blocks() throws IOException {
        return Blocks.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void aBlockWorksAsItIsPrinted(Block block, VzapsSimulator simulator, @TempDir Path folder) throws Exception {
        List<Block> page = Blocks.of(Blocks.ROOT.resolve(block.page()));

        new BlockCheck(page, new Surroundings(simulator, folder)).run(block);
    }

    @Test
    void thePagesThatPeopleReadFirstAreFound() throws Exception {
        assertThat(blocks().map(Block::page))
                .contains(
                        "README.md",
                        "docs/pages/getting-started.adoc",
                        "docs/pages/recipes.adoc",
                        "docs/providers.md",
                        "camel-vzaps-component/src/main/docs/vzaps-component.adoc",
                        "camel-vzaps-starter/README.md",
                        "examples/quickstart/README.md");
        assertThat(Blocks.of(Blocks.ROOT.resolve("docs/pages/recipes.adoc")))
                .filteredOn(block -> block.anchor().equals("send-text"))
                .extracting(Block::language)
                .containsExactly("java", "yaml", "xml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | java, below \"Java that does not compile\" | cannot find symbol",
                "2 | yaml, below \"A bean that is defined nowhere\" | cursors",
                "3 | xml, below \"A property that is set nowhere\" | chat.of.the.shop",
                "4 | properties, below \"An option that does not exist\" | clientTokn",
                "5 | no language, below \"A block without a language\" | no check for this language",
            })
    void aWrongBlockIsRefusedWithItsPageAndPlace(
            int number, String place, String why, VzapsSimulator simulator, @TempDir Path folder) throws Exception {
        Path file = Path.of("src/test/resources/wrong/snippets.md");
        Block block =
                Blocks.ofMarkdown("wrong/snippets.md", Files.readString(file)).get(number - 1);
        BlockCheck check = new BlockCheck(List.of(block), new Surroundings(simulator, folder));

        assertThatThrownBy(() -> check.run(block))
                .hasMessageStartingWith("wrong/snippets.md, block " + number + " (" + place + ")")
                .hasMessageContaining(why);
    }
}
