package io.github.camelvzaps.zapyapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.Test;

class MaskedUriTest {
    private static final String URI = "zapyapi:messages/sendText?apiKey=planted-key&instanceId=VZ1&phone=551";

    @Test
    void theKeyIsMaskedAndTheOtherOptionsAreNot() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Endpoint endpoint = context.getEndpoint(URI);

            assertThat(endpoint.getEndpointUri() + endpoint + URISupport.sanitizeUri(URI))
                    .contains("apiKey=xxxxxx", "instanceId=VZ1", "phone=551")
                    .doesNotContain("planted-key", "instanceId=xxxxxx", "phone=xxxxxx");
        }
    }

    @Test
    void twoAccountsAreTwoEndpoints() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Endpoint one = context.getEndpoint("zapyapi:messages/send?apiKey=one");
            Endpoint two = context.getEndpoint("zapyapi:messages/send?apiKey=two");

            assertThat(one).isNotEqualTo(two);
        }
    }
}
