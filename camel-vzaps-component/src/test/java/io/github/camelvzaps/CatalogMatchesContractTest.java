package io.github.camelvzaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.operation.BodyRule;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogMatchesContractTest {
    private static final Map<String, String> ACCESS =
            Map.of("none", "NONE", "account-jwt", "ACCOUNT", "jwt-or-instance-token", "INSTANCE", "api-key", "ACCOUNT");

    static Stream<Arguments> rows() {
        return Arrays.stream(Provider.values())
                .flatMap(provider -> Contract.rows(provider.scheme()).stream().map(row -> Arguments.of(provider, row)));
    }

    @ParameterizedTest
    @CsvSource({"VZAPS,96", "ZAPYAPI,16"})
    void theCatalogHoldsEveryRowOfTheContractAndNoOther(Provider provider, int count) {
        assertThat(provider.catalog().operations())
                .extracting(Operation::id)
                .containsExactlyInAnyOrderElementsOf(Contract.rows(provider.scheme()).stream()
                        .map(Contract.Row::id)
                        .toList())
                .hasSize(count);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void aRowSaysTheSameAsTheContract(Provider provider, Contract.Row row) {
        Operation operation = provider.catalog().get(row.id());

        assertThat(operation.method()).isEqualTo(row.method());
        assertThat(operation.path().replaceAll("\\{\\*?\\w+}", "{}"))
                .isEqualTo(row.json().get("path").asText().replaceAll("\\{\\w+}", "{}"));
        assertThat(operation.access().name()).isEqualTo(ACCESS.get(row.auth()));
        assertThat(wires(operation, p -> p.place() == Place.BODY))
                .containsExactlyInAnyOrderElementsOf(
                        row.names("body").stream().filter(n -> !n.equals("*")).toList());
        assertThat(wires(operation, p -> p.place() == Place.BODY && p.required()))
                .containsExactlyInAnyOrderElementsOf(row.required("body"));
        assertThat(wires(operation, p -> p.place() == Place.QUERY))
                .containsExactlyInAnyOrderElementsOf(row.names("query"));
        assertThat(wires(operation, p -> p.place() == Place.QUERY && p.required()))
                .containsExactlyInAnyOrderElementsOf(row.required("query"));
        assertThat(operation.body() == BodyRule.OBJECT).isEqualTo(row.hasBody());
        assertThat(operation.summary()).isNotBlank();
    }

    private static List<String> wires(Operation operation, Predicate<Parameter> which) {
        return operation.parameters().stream()
                .filter(which)
                .map(Parameter::wire)
                // a key inside of an object is part of that object's row
                .filter(wire -> !wire.contains("."))
                .toList();
    }
}
