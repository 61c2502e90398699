package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.api.VzapsConstants;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The program that sends or fetches one file through our producer, in a JVM with little memory. */
final class MediaRun {
    private MediaRun() {}

    /** Takes the name of a {@link MediaEntrant}, the address of the server and the file; prints the nanoseconds it took. */
    public static void main(String[] args) throws Exception {
        File file = new File(args[2]);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(routes(args[1], file.length()));
            context.start();
            try (ProducerTemplate template = context.createProducerTemplate()) {
                long start = System.nanoTime();
                switch (MediaEntrant.valueOf(args[0])) {
                    case SEND -> template.requestBodyAndHeader("direct:send", file, VzapsConstants.PHONE, Letter.PHONE);
                    case FETCH ->
                        template.requestBody(
                                "direct:fetch", Map.of("url", "https://media.example", "mimetype", "application/pdf"));
                    default -> throw new IllegalArgumentException(args[0] + " is not ours");
                }
                System.out.println(System.nanoTime() - start);
            }
        }
    }

    private static RouteBuilder routes(String address, long size) {
        String options = "baseUrl=%s&clientToken=%s&instanceId=%s&instanceToken=%s"
                .formatted(address, Letter.CLIENT_TOKEN, Letter.INSTANCE_ID, Letter.INSTANCE_TOKEN);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").to("vzaps:messages/sendDocument?" + options);
                from("direct:fetch")
                        .to("vzaps:messages/downloadDocument?responseType=stream&" + options)
                        .process(exchange -> readAll(exchange, size));
            }
        };
    }

    private static void readAll(Exchange exchange, long size) throws Exception {
        try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
            long read = in.transferTo(OutputStream.nullOutputStream());
            if (read != size) {
                throw new IllegalStateException("read " + read + " bytes instead of " + size);
            }
        }
    }
}
