package io.github.camelvzaps.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractCompilerTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "arguments: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    # arguments             | what the build says
                    ""                      | takes an existing folder and the names of documents
                    --once                  | got [--once]
                    FOLDER                  | takes an existing folder and the names of documents
                    FOLDER/nowhere vzaps    | takes an existing folder and the names of documents
                    FOLDER vzaps --once     | There is no document openapi/--once.yaml
                    FOLDER vzap             | There is no document openapi/vzap.yaml
                    """)
    void aWrongArgumentFailsAndSaysWhatToCorrect(String arguments, String words) {
        String[] given = Arrays.stream(
                        arguments.replace("FOLDER", folder.toString()).split(" "))
                .filter(argument -> !argument.isEmpty())
                .toArray(String[]::new);

        assertThatThrownBy(() -> ContractCompiler.main(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("compile-openapi-documents");
    }

    @Test
    void eachDocumentBecomesTheFileThatTheSimulatorReads() throws Exception {
        ContractCompiler.main(new String[] {folder.toString(), "vzaps", "zapyapi"});

        try (Stream<Path> files = Files.list(folder.resolve("openapi"))) {
            assertThat(files).hasSize(2);
        }
        assertThat(operations("vzaps")).hasSameSizeAs(ApiContract.vzaps().operations());
        assertThat(operations("zapyapi")).hasSameSizeAs(ApiContract.zapyapi().operations());
    }

    private List<String> operations(String document) throws Exception {
        return Files.readAllLines(folder.resolve(ApiContract.file(document))).stream()
                .filter(line -> line.startsWith("operation"))
                .toList();
    }
}
