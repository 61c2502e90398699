package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Draws {@code figures/pacing.svg}: when messages arrived at the simulator, without and with a pace. Not part of the build; it
 * takes a minute. {@code mvn -B test -pl docs -am -Dtest=PacePlot -Dsurefire.failIfNoSpecifiedTests=false}
 */
@ExtendWith(SimulatorExtension.class)
class PacePlot {
    private static final int CAMPAIGN = 20;
    private static final int REPLIES = 15;
    private static final int SECONDS = 40;
    private static final String[] COLOURS = {"#b3261e", "#1f6feb", "#1a7f37"};

    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;
    private static final int LEFT = 50;
    private static final int BOTTOM = 40;
    private static final int TOP = 20;
    private static final int RIGHT = 20;

    @Test
    void drawsWhatTheSimulatorReceived(VzapsSimulator simulator) throws Exception {
        warmUp(simulator);
        Map<String, List<Double>> arrivals = new LinkedHashMap<>();
        List<String> paces = List.of("none", "60/1m", "60/1m/10");
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(3);
        List<Future<List<Double>>> runs = new ArrayList<>();
        for (int i = 0; i < paces.size(); i++) {
            String instance = "VZ" + (i + 1);
            String pace = paces.get(i);
            simulator.addInstance(instance, "token");
            runs.add(timer.submit(() -> run(simulator, instance, pace)));
        }
        for (int i = 0; i < paces.size(); i++) {
            List<Double> times = runs.get(i).get(5, TimeUnit.MINUTES);
            assertThat(times).hasSize(CAMPAIGN + REPLIES);
            arrivals.put("pace=" + paces.get(i), times);
        }
        timer.shutdownNow();
        Files.writeString(Path.of("figures/pacing.svg"), svg(arrivals));
    }

    /** The first calls of a JVM take seconds. */
    private static void warmUp(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ0", "token");
        try (DefaultCamelContext context = context(simulator, "VZ0", "none")) {
            for (int i = 0; i < CAMPAIGN; i++) {
                send(context, "messages/sendText", i).get();
            }
        }
    }

    private static DefaultCamelContext context(VzapsSimulator simulator, String instance, String pace) {
        DefaultCamelContext context = new DefaultCamelContext();
        VzapsConfiguration options =
                context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
        options.setBaseUrl(simulator.url());
        options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
        options.setInstanceToken("token");
        options.setInstanceId(instance);
        options.setPace(pace);
        context.start();
        return context;
    }

    /** A campaign hands over all its messages at once; another route replies every two seconds. */
    private static List<Double> run(VzapsSimulator simulator, String instance, String pace) throws Exception {
        ScheduledExecutorService customers = Executors.newSingleThreadScheduledExecutor();
        try (DefaultCamelContext context = context(simulator, instance, pace)) {
            List<Future<Exchange>> sent = new ArrayList<>();
            Instant begin = Instant.now();
            for (int i = 0; i < CAMPAIGN; i++) {
                sent.add(send(context, "messages/sendText", i));
            }
            List<Future<Future<Exchange>>> replies = new ArrayList<>();
            for (int i = 0; i < REPLIES; i++) {
                int number = CAMPAIGN + i;
                replies.add(
                        customers.schedule(() -> send(context, "messages/send", number), 2L * i + 1, TimeUnit.SECONDS));
            }
            for (Future<Future<Exchange>> reply : replies) {
                sent.add(reply.get());
            }
            for (Future<Exchange> each : sent) {
                assertThat(each.get().getException()).isNull();
            }
            return simulator.messages(instance).stream()
                    .map(message ->
                            Duration.between(begin, message.acceptedAt()).toMillis() / 1000.0)
                    .sorted()
                    .toList();
        } finally {
            customers.shutdownNow();
        }
    }

    private static Future<Exchange> send(DefaultCamelContext context, String operation, int number) {
        return context.createFluentProducerTemplate()
                .to("vzaps:" + operation)
                .withBody("Hi")
                .withHeader(VzapsConstants.PHONE, "14155550" + (100 + number))
                .asyncSend();
    }

    private static String svg(Map<String, List<Double>> arrivals) {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\" fill=\"#57606a\">\n",
                WIDTH,
                HEIGHT));
        for (int second = 0; second <= SECONDS; second += 10) {
            svg.append(line(x(second), y(0), x(second), y(CAMPAIGN + REPLIES)));
            svg.append(text(x(second), HEIGHT - 22, "middle", second + " s"));
        }
        for (int count = 0; count <= CAMPAIGN + REPLIES; count += 5) {
            svg.append(line(x(0), y(count), x(SECONDS), y(count)));
            svg.append(text(LEFT - 8, y(count) + 4, "end", String.valueOf(count)));
        }
        svg.append(
                text(WIDTH / 2.0, HEIGHT - 6, "middle", "time since the campaign began; messages that have arrived"));
        int row = 0;
        for (Map.Entry<String, List<Double>> run : arrivals.entrySet()) {
            String colour = COLOURS[row];
            StringBuilder points = new StringBuilder(point(0, 0));
            int count = 0;
            for (double at : run.getValue()) {
                points.append(' ').append(point(at, count)).append(' ').append(point(at, ++count));
            }
            svg.append(String.format(
                    Locale.ROOT,
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                    points,
                    colour));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\" fill=\"%s\">%s</text>%n",
                    x(SECONDS) - 8,
                    y(2 + 2.5 * (arrivals.size() - 1 - row)),
                    colour,
                    run.getKey()));
            row++;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String point(double second, double count) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x(second), y(count));
    }

    private static String line(double fromX, double fromY, double toX, double toY) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#d0d7de\"/>%n",
                fromX,
                fromY,
                toX,
                toY);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
    }

    private static double x(double second) {
        return LEFT + second * (WIDTH - LEFT - RIGHT) / SECONDS;
    }

    private static double y(double count) {
        return HEIGHT - BOTTOM - count * (HEIGHT - BOTTOM - TOP) / (CAMPAIGN + REPLIES);
    }
}
