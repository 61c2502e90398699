package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentTablesTest {

    static List<Path> files() {
        return DocumentTables.FILES;
    }

    @ParameterizedTest
    @MethodSource("files")
    void theTablesOfTheDocsAreThoseOfTheCatalog(Path file) throws Exception {
        assertThat(Files.readString(file))
                .as("run the class DocumentTables in the folder of the module to update " + file)
                .isEqualTo(DocumentTables.updated(file))
                .contains("messages/send");
    }
}
