package io.github.camelvzaps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogPairsTest {
    @ParameterizedTest
    @EnumSource
    void thePublishedPairsAreThoseOfTheTable(Provider provider) throws Exception {
        assertThat(CatalogPairs.file(provider))
                .as("run the class CatalogPairs in the folder of the module to update it")
                .hasContent(CatalogPairs.text(provider));
    }
}
