package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.Contract;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Takes one event with its media in a JVM with little memory; prints the digest of the body and the header. */
final class LargeMediaEventProgram {
    private LargeMediaEventProgram() {}

    /** Takes the URLs of the simulator: calls, realtime. */
    public static void main(String[] args) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            VzapsConfiguration configuration =
                    context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
            configuration.setBaseUrl(args[0]);
            configuration.setRealtimeUrl(args[1]);
            configuration.setInstanceId(Contract.INSTANCE);
            configuration.setClientToken("sim-client-token");
            configuration.setInstanceToken(Camel.TOKEN);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("vzaps:events/subscribe?events=Message&fetchMedia=true&maximumMediaSize=9000000000")
                            .process(exchange -> {
                                MessageDigest digest = Sha256.digest();
                                try (InputStream in = new DigestInputStream(
                                        exchange.getMessage().getBody(InputStream.class), digest)) {
                                    in.transferTo(OutputStream.nullOutputStream());
                                }
                                System.out.println("body " + Sha256.hex(digest.digest()));
                                System.out.println(
                                        "header " + exchange.getMessage().getHeader("CamelVzapsMediaSha256"));
                                done.countDown();
                            });
                }
            });
            context.start();
            done.await();
        }
    }
}
