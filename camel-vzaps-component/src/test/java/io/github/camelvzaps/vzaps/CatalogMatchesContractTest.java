package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.operation.BodyRule;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogMatchesContractTest {

    static List<Contract.Row> rows() {
        return Contract.rows();
    }

    @Test
    void theCatalogHoldsEveryRowOfTheContractAndNoOther() {
        assertThat(VzapsCatalog.INSTANCE.operations())
                .extracting(Operation::id)
                .containsExactlyInAnyOrderElementsOf(
                        rows().stream().map(Contract.Row::id).toList())
                .hasSize(96);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowSaysTheSameAsTheContract(Contract.Row row) {
        Operation operation = VzapsCatalog.INSTANCE.get(row.id());

        assertThat(operation.method()).isEqualTo(row.method());
        assertThat(operation.path().replaceAll("\\{\\*?\\w+}", "{}"))
                .isEqualTo(row.json().get("path").asText().replaceAll("\\{\\w+}", "{}"));
        assertThat(operation.access().name())
                .isEqualTo(Map.of("none", "NONE", "account-jwt", "ACCOUNT", "jwt-or-instance-token", "INSTANCE")
                        .get(row.auth()));
        assertThat(wires(operation, p -> p.place() == Place.BODY))
                .containsExactlyInAnyOrderElementsOf(
                        row.names("body").stream().filter(n -> !n.equals("*")).toList());
        assertThat(wires(operation, p -> p.place() == Place.BODY && p.required()))
                .containsExactlyInAnyOrderElementsOf(row.required("body"));
        assertThat(wires(operation, p -> p.place() == Place.QUERY))
                .containsExactlyInAnyOrderElementsOf(row.names("query"));
        assertThat(wires(operation, p -> p.place() == Place.QUERY && p.required()))
                .containsExactlyInAnyOrderElementsOf(row.required("query"));
        assertThat(operation.body() == BodyRule.OBJECT || operation.body() == BodyRule.EMPTY_OBJECT)
                .isEqualTo(row.hasBody());
        assertThat(operation.summary()).isNotBlank();
    }

    private static List<String> wires(Operation operation, Predicate<Parameter> which) {
        return operation.parameters().stream()
                .filter(which)
                .map(Parameter::wire)
                .toList();
    }
}
