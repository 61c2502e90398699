package io.github.camelvzaps.firstcontact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.firstcontact.UserMachine.Running;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who copies the files of a page and runs its command has a project that works, with nothing to guess. */
class PageProjectsTest {
    private static final String INSTANCE = "VZ1";
    private static final String ANA = "5511999990001";
    private static final String RUN = "mvn -q compile exec:exec";

    private static UserMachine machine;

    private final VzapsSimulator simulator =
            VzapsSimulator.builder().instance(INSTANCE, "inst-1").start();

    @TempDir
    private Path folder;

    @BeforeAll
    static void install() throws Exception {
        // the one of UserProjectsTest, so that nothing is copied twice
        machine = UserMachine.with(
                Files.createDirectories(Path.of("target", "user-projects").toAbsolutePath()),
                List.of(
                        "camel-vzaps-component",
                        "camel-vzaps-simulator",
                        "camel-vzaps-route-check",
                        "camel-vzaps-starter"));
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void aQueueGetsWhatCustomersWriteAndWhatIsInAQueueIsSent() throws Exception {
        project("getting-started")
                .with("queues-and-databases")
                .withJavaRoute("ToQueue")
                .withRoute("yaml/from-queue.yaml");

        assertThat(PageProject.prints("getting-started", "\n" + RUN + "\n")).isTrue();
        assertThat(PageProject.prints("getting-started", PageProject.SCAN)).isTrue();
        try (Running application = machine.start(folder, "compile", "exec:exec")) {
            application.await(this::isConnected);
            simulator.customerSays(INSTANCE, ANA, "Hi");

            application.await(() -> application.said().contains(ANA + "@s.whatsapp.net writes Hi"));
            application.await(() -> texts().containsAll(List.of("Hello from Camel", "Your order is on its way.")));
        }
    }

    @Test
    void pipesSendAndReceive() throws Exception {
        project("getting-started")
                .with("kamelets")
                .withRoute("pipes/vzaps-source.yaml")
                .withRoute("pipes/vzaps-sink.yaml")
                .withRoute("pipes/vzaps-action.yaml");
        Path picture = folder.resolve("data/pictures/a.png");
        Files.createDirectories(picture.getParent());
        Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});

        try (Running application = machine.start(folder, "compile", "exec:exec")) {
            application.await(this::isConnected);
            simulator.customerSays(INSTANCE, ANA, "Hi");

            application.await(() -> isFilled("data/messages") && isFilled("data/cursors"));
            application.await(() -> simulator.messages(INSTANCE).stream()
                    .map(AcceptedMessage::type)
                    .toList()
                    .containsAll(List.of("text", "image")));
        }
    }

    @Test
    void springBootKeepsMessagesAnswersThemAndIsHealthy() throws Exception {
        int port = freePort();
        project("spring-boot");

        assertThat(PageProject.prints("spring-boot", "\nmvn -q spring-boot:run\n"))
                .isTrue();
        try (Running application =
                machine.start(folder, "spring-boot:run", "-Dspring-boot.run.arguments=--server.port=" + port)) {
            application.await(this::isConnected);
            simulator.customerSays(INSTANCE, ANA, "Hi");

            application.await(() -> texts().contains("Thank you. A person will answer within the hour."));
            HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                    .build();
            assertThat(HttpClient.newHttpClient().send(health, BodyHandlers.ofString()))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200))
                    .satisfies(answer -> assertThat(answer.body()).contains("vzaps-events/subscribe"));
        }
    }

    @Test
    void theTestsOfThePageRun() throws Exception {
        project("getting-started").with("testing");

        machine.maven(folder, "test");

        try (var reports = Files.list(folder.resolve("target/surefire-reports"))) {
            assertThat(reports.map(report -> report.getFileName().toString()))
                    .contains(
                            "TEST-OrderRouteTest.xml",
                            "TEST-OrderRouteOnCamelTestSupportTest.xml",
                            "TEST-CheckedRoutesTest.xml");
        }
    }

    private PageProject project(String page) throws IOException {
        Map<String, String> here = Map.of(
                "http://127.0.0.1:18090", simulator.url(), "tcp://127.0.0.1:61616", "tcp://127.0.0.1:" + freePort());
        return new PageProject(folder, here).with(page);
    }

    private boolean isConnected() {
        return simulator.realtimeConnections(INSTANCE) == 1;
    }

    private List<Object> texts() {
        return simulator.messages(INSTANCE).stream()
                .map(message -> message.body().get("message"))
                .toList();
    }

    private boolean isFilled(String name) {
        String[] files = folder.resolve(name).toFile().list();
        return files != null && files.length > 0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
