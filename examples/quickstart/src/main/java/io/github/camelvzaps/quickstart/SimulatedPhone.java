package io.github.camelvzaps.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The phone of the simulator: scans by a control call, as nobody is there to do it. Thread-safe. */
public final class SimulatedPhone {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String simulatorUrl;

    SimulatedPhone(String simulatorUrl) {
        this.simulatorUrl = simulatorUrl;
    }

    /** Scans the code of an instance; answers what a person should know. */
    public String scan(String instanceId) throws IOException, InterruptedException {
        URI pair = URI.create(simulatorUrl + "/_sim/instances/" + instanceId + "/pair");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(pair)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the simulator's phone could not scan the code: " + answer.body());
        }
        return "the simulated phone scans it";
    }
}
