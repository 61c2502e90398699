package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The component adds its words to those that the application has set. */
class SensitiveKeywordsTest {
    private static final String OWN = "planted-of-the-application";
    private static final String OURS = "planted-of-the-component";

    @ParameterizedTest
    @ValueSource(strings = {"favourite", "other-word, favourite", "favourite ,other"})
    void theWordsThatAnApplicationConfiguresAreHiddenBesideTheOptionsOfBothComponents(String words) throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.main.additionalSensitiveKeywords", words);
        main.addInitialProperty("camel.component.vzaps.instanceId", "VZ1");
        main.addInitialProperty("camel.component.zapyapi.instanceId", "VZ1");
        try {
            main.start();

            assertThat(keywords(main.getCamelContext()).split("\\s*,\\s*"))
                    .contains(words.split("\\s*,\\s*"))
                    .contains("instanceToken", "previousSecret");
            assertThatBothAreHidden();
        } finally {
            main.stop();
        }
    }

    @Test
    void wordsThatCameAfterTheComponentAreKeptToo() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            VzapsComponent component = new VzapsComponent();
            component.setCamelContext(context);
            context.getCamelContextExtension().setAdditionalSensitiveKeywords("favourite");
            component.init();

            assertThat(keywords(context)).contains("favourite").containsIgnoringCase("instanceToken");
            assertThatBothAreHidden();
        }
    }

    private static void assertThatBothAreHidden() {
        assertThat(URISupport.sanitizeUri("vzaps:x/y?favourite=" + OWN + "&instanceToken=" + OURS))
                .doesNotContain(OWN, OURS);
    }

    private static String keywords(CamelContext context) {
        return context.getCamelContextExtension().getAdditionalSensitiveKeywords();
    }
}
