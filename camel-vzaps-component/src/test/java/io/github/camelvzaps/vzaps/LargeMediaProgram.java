package io.github.camelvzaps.vzaps;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.Contract;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Sends a file and fetches one, in a JVM with little memory; prints the digest of what it fetched. */
final class LargeMediaProgram {
    private LargeMediaProgram() {}

    /** Takes the URL of the simulator, the file to send, and the media node to fetch as JSON. */
    public static void main(String[] args) throws Exception {
        Map<?, ?> node = new ObjectMapper().readValue(args[2], Map.class);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            VzapsConfiguration configuration =
                    context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
            configuration.setBaseUrl(args[0]);
            configuration.setInstanceId(Contract.INSTANCE);
            configuration.setClientToken("sim-client-token");
            configuration.setInstanceToken(Camel.TOKEN);
            MessageDigest digest = Sha256.digest();
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send").to("vzaps:messages/sendDocument?phone=5511999999999");
                    from("direct:fetch")
                            .to("vzaps:messages/downloadDocument?responseType=stream")
                            .process(exchange -> {
                                try (InputStream in = new DigestInputStream(
                                        exchange.getMessage().getBody(InputStream.class), digest)) {
                                    in.transferTo(OutputStream.nullOutputStream());
                                }
                            });
                }
            });
            context.start();
            try (ProducerTemplate template = context.createProducerTemplate()) {
                template.requestBody("direct:send", new File(args[1]));
                System.out.println("sent");
                template.requestBody("direct:fetch", node);
                System.out.println("fetched " + Sha256.hex(digest.digest()));
            }
        }
    }
}
