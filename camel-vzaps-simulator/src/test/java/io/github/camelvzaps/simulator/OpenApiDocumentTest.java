package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.ContractTable.Operation;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.OpenAPIContract;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our OpenAPI documents against the contract files. */
class OpenApiDocumentTest {

    @ParameterizedTest
    @CsvSource({"vzaps.yaml, vzaps.json", "zapyapi.yaml, zapyapi.json"})
    void theDocumentHasEachOperationWithItsEvidence(String document, String contract) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            OpenAPIContract read = OpenAPIContract.from(vertx, "openapi/" + document)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            List<Operation> expected = ContractTable.read(contract).stream()
                    .filter(operation -> !operation.id().equals("events/subscribe"))
                    .toList();
            assertThat(read.operations()).hasSameSizeAs(expected);
            for (Operation operation : expected) {
                var found = read.operation(operation.id());
                assertThat(found.getHttpMethod().name()).isEqualTo(operation.method());
                assertThat(found.getOpenAPIPath()).isEqualTo(operation.path());
                assertThat(found.getOpenAPIModel().getString("x-evidence"))
                        .as(operation.id())
                        .isIn("documented", "observed", "inferred");
                assertThat(found.getOpenAPIModel().getString("x-source")).isNotBlank();
            }
        } finally {
            vertx.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"vzaps.yaml", "zapyapi.yaml"})
    void thePublishedCopyIsTheOneTheSimulatorRunsOn(String document) {
        assertThat(Path.of("../docs/openapi", document))
                .hasSameTextualContentAs(Path.of("src/main/resources/openapi", document));
    }
}
