package io.github.camelvzaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentTablesTest {

    static Set<Path> files() {
        return DocumentTables.FILES.keySet();
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
