package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.EventBody;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.MediaNode;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class MediaAtReceiptTest {
    private static final String URI = "vzaps:events/subscribe?events=Message&fetchMedia=true";
    private static final String CUSTOMER = "5511988887777";
    private static final int SIZE = 300_000;

    private VzapsSimulator simulator;

    /** The media as the routes read them. */
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();

    /** On which threads the routes ran. */
    private final List<String> threads = new CopyOnWriteArrayList<>();

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private Listener listen(String more) throws Exception {
        return new Listener(simulator).start(URI + more, exchange -> {
            threads.add(Thread.currentThread().getName());
            if (exchange.getMessage().getBody() instanceof StreamCache) {
                bodies.add(exchange.getMessage().getBody(byte[].class));
            }
        });
    }

    private List<RecordedRequest> requests(String pathPart) {
        return simulator.requests().stream()
                .filter(request -> request.path().contains(pathPart))
                .toList();
    }

    @Test
    void theMediaOfAMessageBecomeTheBodyWithHashTypeAndName() throws Exception {
        try (Listener listener = listen("")) {
            simulator.customerSays(
                    Contract.INSTANCE,
                    CustomerMessage.media(CUSTOMER, "document", SIZE)
                            .fileName("../../etc/Pedido 7.pdf")
                            .caption("Segue"));
            await().until(() -> listener.seen.size() == 1);
            Listener.Seen seen = listener.seen.get(0);
            assertThat(bodies.get(0)).hasSize(SIZE);
            assertThat(seen.header("MediaSha256")).isEqualTo(Sha256.of(bodies.get(0)));
            assertThat(seen.headers())
                    .containsEntry("CamelVzapsMimetype", "application/pdf")
                    .containsEntry("CamelVzapsFileName", "Pedido 7.pdf")
                    .containsEntry("CamelVzapsMediaSize", (long) SIZE)
                    // what Camel's own components would obey
                    .doesNotContainKeys(Exchange.CONTENT_TYPE, Exchange.FILE_NAME, Exchange.CONTENT_LENGTH);
            assertThat(seen.header("Text")).isEqualTo("Segue");
            assertThat(seen.header("MediaMissing")).isNull();
            assertThat(threads).noneMatch(name -> name.startsWith("camel-vzaps-io"));
        }
    }

    @Test
    void whoHoldsTheMediaIsShownNoCredentials() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer holder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        holder.createContext("/", call -> {
            asked.add(call.getRequestURI() + " " + call.getRequestHeaders().entrySet());
            call.sendResponseHeaders(200, 3);
            call.getResponseBody().write(new byte[] {1, 2, 3});
            call.close();
        });
        holder.start();
        try (Listener listener = listen("&allowedMediaHosts=127.0.0.1")) {
            String address = "http://127.0.0.1:" + holder.getAddress().getPort() + "/a%20b?sig=x%2Fy";
            simulator.customerSays(Contract.INSTANCE, CustomerMessage.media(CUSTOMER, "sticker", address));
            await().until(() -> listener.seen.size() == 1);
            assertThat(bodies.get(0)).containsExactly(1, 2, 3);
            assertThat(asked).singleElement().asString().startsWith("/a%20b?sig=x%2Fy ");
            assertThat(asked.get(0).toLowerCase(Locale.ROOT))
                    .doesNotContain("authorization", "token", Camel.TOKEN, VzapsSimulator.CLIENT_TOKEN);
        } finally {
            holder.stop(0);
        }
    }

    @Test
    void withoutAnAddressTheMediaComeThroughTheGateway() throws Exception {
        MediaNode media = simulator.addMedia(SIZE, 7, "image/png");
        try (Listener listener = listen("")) {
            simulator.emit(Contract.INSTANCE, "Message", messageWith("image", media.node()));
            await().until(() -> listener.seen.size() == 1);
            assertThat(listener.seen.get(0).header("MediaSha256")).isEqualTo(media.sha256());
            assertThat(listener.seen.get(0).headers()).containsEntry("CamelVzapsMimetype", "image/png");
            assertThat(requests("/chat/downloadimage")).hasSize(1);
        }
    }

    private static Map<String, Object> messageWith(String kind, Map<String, Object> node) {
        Map<String, Object> info = Map.of("id", "M1", "chat", CUSTOMER + "@s.whatsapp.net");
        return Map.of("event", Map.of("info", info, "message", Map.of(kind + "_message", node)));
    }

    @Test
    void mediaThatCannotBeFetchedAtOnceAreTriedAgain() throws Exception {
        simulator.fault(
                FaultRule.onOperation("messages/downloadImage").status(500).times(2));
        MediaNode media = simulator.addMedia(SIZE, 8, "image/png");
        try (Listener listener = listen("")) {
            simulator.emit(Contract.INSTANCE, "Message", messageWith("image", media.node()));
            await().until(() -> listener.seen.size() == 1);
            assertThat(listener.seen.get(0).header("MediaSha256")).isEqualTo(media.sha256());
            assertThat(requests("/chat/downloadimage")).hasSize(3);
        }
    }

    @Test
    void tooLargeMediaAreLeftAndTheEventSaysSo() throws Exception {
        try (Listener listener = listen("&maximumMediaSize=1000")) {
            simulator.customerSays(Contract.INSTANCE, CustomerMessage.media(CUSTOMER, "image", 1001));
            simulator.customerSays(Contract.INSTANCE, CustomerMessage.media(CUSTOMER, "image", 1000));
            await().until(() -> listener.seen.size() == 2);
            assertThat(listener.seen.get(0).header("MediaMissing")).isEqualTo("TooLarge");
            assertThat(listener.seen.get(0).body()).isInstanceOf(EventBody.class);
            assertThat(listener.seen.get(1).header("MediaMissing")).isNull();
            assertThat(bodies)
                    .singleElement()
                    .satisfies(body -> assertThat(body).hasSize(1000));
        }
    }

    @Test
    void mediaThatAreNowhereDoNotHoldUpTheEvent() throws Exception {
        try (Listener listener = listen("")) {
            simulator.customerSays(
                    Contract.INSTANCE,
                    CustomerMessage.media(CUSTOMER, "sticker", simulator.url() + "/_sim/media/none"));
            simulator.customerSays(Contract.INSTANCE, CustomerMessage.media(CUSTOMER, "sticker", "file:///etc/passwd"));
            await().until(() -> listener.seen.size() == 2);
            assertThat(listener.seen)
                    .extracting(seen -> seen.header("MediaMissing"))
                    .containsExactly("Gone", "NoAddress");
        }
    }

    @Test
    void theFilesOfFetchedMediaAreDeletedWhenTheExchangeIsDone() throws Exception {
        List<Path> during = new CopyOnWriteArrayList<>();
        try (Listener listener = new Listener(simulator)
                .start(
                        URI,
                        exchange -> during.addAll(ReceivedFiles.holding(
                                exchange.getMessage().getHeader("CamelVzapsMediaSha256", String.class))))) {
            simulator.customerSays(Contract.INSTANCE, CustomerMessage.media(CUSTOMER, "video", SIZE));
            await().until(() -> listener.seen.size() == 1);
            assertThat(during).hasSize(1);
            String sha = listener.seen.get(0).header("MediaSha256").toString();
            await().untilAsserted(() -> assertThat(ReceivedFiles.holding(sha)).isEmpty());
        }
    }
}
