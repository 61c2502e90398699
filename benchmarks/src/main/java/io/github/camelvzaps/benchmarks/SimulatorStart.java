package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.simulator.SimulatorMain;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One start of the simulator, as a user starts it. */
final class SimulatorStart {
    private static final String READY = "simulator ready ";

    /** What the simulator needs, among all that the benchmarks have on their class path. */
    private static final Pattern NEEDED = Pattern.compile("camel-vzaps-simulator|vertx-|netty-|jackson-|zxing");

    /** One for all starts: its own first call takes longer than a start. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private SimulatorStart() {}

    /** Returns the milliseconds from before the process until it has answered a call. */
    static double millis() throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (JavaProcess process = new JavaProcess(
                List.of("-classpath", classPath()), SimulatorMain.class, "--port", "0", "--instance", "VZ1:inst-1")) {
            String ready = process.line();
            if (!ready.startsWith(READY)) {
                throw new IOException("The simulator is not ready but says: " + ready);
            }
            URI uri = URI.create(ready.substring(READY.length()) + "/_sim/instances");
            int status = HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
            if (status != 200) {
                throw new IOException("The simulator answers with " + status);
            }
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> NEEDED.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
