package io.github.camelvzaps.zapyapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.operation.Parameter;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ParameterOptionsTest {

    @Test
    void everyOptionForAParameterIsCalledLikeAParameterOfSomeOperation() {
        Set<String> parameters = ZapyapiCatalog.INSTANCE.operations().stream()
                .flatMap(operation -> operation.parameters().stream())
                .map(Parameter::name)
                .collect(Collectors.toSet());
        parameters.addAll(Set.of("instance", "messageType", "method", "path", "query"));

        assertThat(parameters)
                .containsAll(new ZapyapiConfiguration().optionValues().keySet());
    }
}
