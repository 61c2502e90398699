package io.github.camelvzaps.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.camelvzaps.api.QrCode;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the example as a user does, and counts at the other end what it did. */
@ExtendWith(SimulatorExtension.class)
class QuickstartTest {
    private static final String PHONE = "5511988887777";
    private static final Map<String, String> ACCOUNT =
            Map.of("VZAPS_CLIENT_TOKEN", "planted-client-token", "VZAPS_CLIENT_SECRET", "planted-client-secret");

    @TempDir
    private Path directory;

    @Test
    void oneWalkMakesOneChargeAndSendsOneTextOneImageAndOnePoll(VzapsSimulator simulator) throws Exception {
        try (Program program = Program.in(directory)
                .property("quickstart.simulator-url", simulator.url())
                .argument("--once")
                .start()) {
            assertThat(program.exitCode()).as(program.errors()).isZero();
            assertThat(program.errors()).isEmpty();

            String id = onlyInstance(simulator);
            List<AcceptedMessage> messages = simulator.messages(id);
            assertThat(messages).extracting(AcceptedMessage::type).containsExactly("text", "image", "poll");
            assertThat(messages).extracting(AcceptedMessage::to).containsOnly("5511999990001");
            assertThat(messages.get(0).body()).containsEntry("message", "Hello from Camel VZaps");
            assertThat(messages.get(1).body()).containsEntry("caption", "A picture from Camel VZaps");
            assertThat(messages.get(1).media()).singleElement().satisfies(image -> {
                assertThat(image.mimetype()).isEqualTo("image/png");
                assertThat(image.sha256()).isEqualTo(sha256("/picture.png"));
            });
            assertThat(messages.get(2).body())
                    .containsEntry("name", "How was the walk?")
                    .containsEntry("options", List.of("Easy", "Long", "Again!"));
            assertThat(simulator.charges(id)).isEqualTo(1);

            assertThat(steps(program))
                    .containsExactly(
                            "phone page   " + simulator.url() + "/ui/ shows the other side",
                            "1 create     instance " + id + " \"Quickstart\"",
                            "2 subscribe  mode direct",
                            "3 qr         saved target/quickstart-qr.png; the simulated phone scans it",
                            "4 paired     the phone and the instance belong together",
                            "5 status     connected: true, name \"Quickstart\"",
                            "6 text       message " + messages.get(0).id(),
                            "7 image      message " + messages.get(1).id(),
                            "8 poll       message " + messages.get(2).id());
            assertThat(program.output()).contains(QrCode.terminal(dataUri(program)));
            // the codes of the simulator are of this form, and the first one ends in 1
            assertThat(qrText(Files.readAllBytes(program.file("quickstart-qr.png"))))
                    .matches("2@[0-9a-f-]{36},[0-9a-f-]{36},1");
            assertThat(program.allWords())
                    .doesNotContain(VzapsSimulator.CLIENT_TOKEN, VzapsSimulator.CLIENT_SECRET, "5511999990001")
                    .doesNotContain(tokenOf(simulator, id));
        }
    }

    @Test
    void withoutOnceItStaysUpWithASimulatorOfItsOwn() throws Exception {
        try (Program program = Program.in(directory).start()) {
            program.awaitOutput("The program stays up");

            assertThat(program.output()).contains("8 poll ");
            assertThat(program.process().waitFor(2, TimeUnit.SECONDS)).isFalse();
            program.process().destroy();
            assertThat(program.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void inProductionAPersonScansTheCodeAndNothingIsChargedUnasked(VzapsSimulator simulator) throws Exception {
        simulator.addAccount(ACCOUNT.get("VZAPS_CLIENT_TOKEN"), ACCOUNT.get("VZAPS_CLIENT_SECRET"), "planted-api-key");
        simulator.setOptions(Map.of("qrSeconds", 3600L));
        try (Program program = production(simulator).environment(ACCOUNT).start()) {
            program.awaitOutput("3 qr         saved target/quickstart-qr.png; open it and scan it");
            String id = onlyInstance(simulator);
            assertThat(qrText(Files.readAllBytes(program.file("quickstart-qr.png"))))
                    .isEqualTo(qrText(issuedCode(simulator, id)));

            simulator.pair(id);

            assertThat(program.exitCode()).as(program.errors()).isZero();
            assertThat(program.output()).contains("2 subscribe  skipped", "4 paired", "5 status", "8 poll ");
            assertThat(simulator.charges(id)).isZero();
            assertThat(simulator.messages(id)).extracting(AcceptedMessage::to).containsExactly(PHONE, PHONE, PHONE);
            assertThat(program.allWords())
                    .doesNotContain(PHONE, tokenOf(simulator, id))
                    .doesNotContain(ACCOUNT.values());
        }
    }

    @Test
    void aKnownInstanceIsNeitherCreatedAgainNorSubscribed(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ1", "planted-instance-token");
        Map<String, String> environment = Map.of(
                "VZAPS_CLIENT_TOKEN", VzapsSimulator.CLIENT_TOKEN,
                "VZAPS_CLIENT_SECRET", VzapsSimulator.CLIENT_SECRET,
                "VZAPS_INSTANCE_ID", "VZ1");
        try (Program program = production(simulator)
                .property("quickstart.subscribe", "true")
                .environment(environment)
                .start()) {
            assertThat(program.exitCode()).as(program.errors()).isZero();

            assertThat(program.output()).contains("1 create     skipped, uses instance VZ1", "3 qr         skipped");
            assertThat(simulator.instances()).hasSize(1);
            assertThat(simulator.charges("VZ1")).isZero();
            assertThat(simulator.messages("VZ1")).hasSize(3);
            assertThat(program.allWords()).doesNotContain("planted-instance-token");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VZAPS_CLIENT_TOKEN", "VZAPS_CLIENT_SECRET"})
    void productionWithoutCredentialsNamesTheVariables(String given) throws Exception {
        try (Program program = Program.in(directory)
                .property("quickstart.target", "production")
                .property("quickstart.phone", PHONE)
                .environment(Map.of(given, "planted"))
                .argument("--once")
                .start()) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.output()).isEmpty();
            assertThat(program.errors().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains("VZAPS_CLIENT_TOKEN", "VZAPS_CLIENT_SECRET", "is not set")
                            .doesNotContain("Exception", "planted"));
        }
    }

    @Test
    void aRefusedStepEndsTheWalkWithOneLineAndStopsItThere(VzapsSimulator simulator) throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendImage").status(403));
        try (Program program = Program.in(directory)
                .property("quickstart.simulator-url", simulator.url())
                .start()) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.output()).contains("6 text ").doesNotContain("7 image");
            assertThat(program.errors().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("The quickstart stopped: messages/sendImage")
                            .contains("403"));
            assertThat(simulator.requests())
                    .extracting(RecordedRequest::operation)
                    .doesNotContain("messages/sendPoll");
        }
    }

    @Test
    void onePropertyWalksWithTheOtherGateway(VzapsSimulator simulator) throws Exception {
        try (Program program = Program.in(directory)
                .property("quickstart.provider", "zapyapi")
                .property("quickstart.simulator-url", simulator.url())
                .argument("--once")
                .start()) {
            assertThat(program.exitCode()).as(program.errors()).isZero();
            assertThat(program.errors()).isEmpty();

            String id = onlyInstance(simulator);
            List<AcceptedMessage> messages = simulator.messages(id);
            assertThat(messages).extracting(AcceptedMessage::type).containsExactly("text", "image", "text");
            assertThat(messages).extracting(AcceptedMessage::to).containsOnly("5511999990001");
            assertThat(messages.get(0).body()).containsEntry("message", "Hello from Camel VZaps");
            assertThat(messages.get(1).media())
                    .singleElement()
                    .satisfies(image -> assertThat(image.sha256()).isEqualTo(sha256("/picture.png")));
            assertThat(messages.get(2).body())
                    .containsEntry("quoteMessageId", messages.get(0).id());
            assertThat(simulator.requests())
                    .extracting(RecordedRequest::operation)
                    .allMatch(operation -> operation == null || operation.startsWith("zapyapi:"));

            assertThat(steps(program))
                    .containsExactly(
                            "phone page   " + simulator.url() + "/ui/ shows the other side",
                            "1 create     instance " + id + " \"Quickstart\"",
                            "2 qr         saved target/quickstart-qr.png; the simulated phone scans it",
                            "3 paired     the phone and the instance belong together",
                            "4 status     connected",
                            "5 text       message " + messages.get(0).id(),
                            "6 image      message " + messages.get(1).id(),
                            "7 quote      message " + messages.get(2).id());
            assertThat(qrText(Files.readAllBytes(program.file("quickstart-qr.png"))))
                    .startsWith("2@");
            assertThat(program.allWords()).doesNotContain(VzapsSimulator.API_KEY, "5511999990001");
        }
    }

    @Test
    void inProductionTheOtherGatewayUsesAKnownInstance(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("zapy-1", "planted-instance-token");
        try (Program program = production(simulator)
                .property("quickstart.provider", "zapyapi")
                .environment(Map.of("ZAPYAPI_KEY", VzapsSimulator.API_KEY, "ZAPYAPI_INSTANCE_ID", "zapy-1"))
                .start()) {
            assertThat(program.exitCode()).as(program.errors()).isZero();

            assertThat(program.output())
                    .contains("1 create     skipped, uses instance zapy-1", "2 qr         skipped", "7 quote ");
            assertThat(simulator.messages("zapy-1"))
                    .extracting(AcceptedMessage::to)
                    .containsExactly(PHONE, PHONE, PHONE);
            assertThat(program.allWords()).doesNotContain(VzapsSimulator.API_KEY, PHONE);
        }
    }

    @ParameterizedTest
    @CsvSource({"zapyapi,ZAPYAPI_KEY", "zappyapi,vzaps or zapyapi"})
    void theOtherGatewayWithoutItsKeyOrWithAWrongNameSaysSo(String provider, String says) throws Exception {
        try (Program program = Program.in(directory)
                .property("quickstart.target", "production")
                .property("quickstart.provider", provider)
                .property("quickstart.phone", PHONE)
                .environment(ACCOUNT)
                .argument("--once")
                .start()) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.output()).isEmpty();
            assertThat(program.errors().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains(says).doesNotContain("Exception", "planted"));
        }
    }

    /** What was printed, without the code that is drawn. */
    private static Stream<String> steps(Program program) throws IOException {
        return program.output().lines().filter(line -> line.matches("[a-z0-9].*"));
    }

    private static String dataUri(Program program) throws IOException {
        byte[] png = Files.readAllBytes(program.file("quickstart-qr.png"));
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    private Program.Setup production(VzapsSimulator simulator) {
        return Program.in(directory)
                .property("quickstart.target", "production")
                .property("quickstart.phone", PHONE)
                .property("camel.component.vzaps.base-url", simulator.url())
                .property("camel.component.zapyapi.base-url", simulator.url())
                .argument("--once");
    }

    private static String onlyInstance(VzapsSimulator simulator) {
        await().until(() -> simulator.instances().size() == 1);
        return simulator.instances().get(0).get("id").toString();
    }

    private static String tokenOf(VzapsSimulator simulator, String id) {
        return simulator.instances().stream()
                .filter(instance -> id.equals(instance.get("id")))
                .map(instance -> instance.get("token").toString())
                .findFirst()
                .orElseThrow();
    }

    /** Asks the simulator for the code as the owner of the instance. */
    private static byte[] issuedCode(VzapsSimulator simulator, String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.url() + "/instances/" + id + "/session/qr"))
                .header("X-Client-Token", ACCOUNT.get("VZAPS_CLIENT_TOKEN"))
                .header("X-Instance-Token", tokenOf(simulator, id))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        String uri = new ObjectMapper().readTree(answer).at("/data/qr_code").textValue();
        return Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    }

    private static String qrText(byte[] png) throws Exception {
        var source = new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(png)));
        // looking for a code in a photo, the reader misses 15 of 3,000 drawn ones; this picture is nothing but a code
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    private static String sha256(String resource) throws Exception {
        try (InputStream in = QuickstartTest.class.getResourceAsStream(resource)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        }
    }
}
