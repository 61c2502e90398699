package io.github.camelvzaps.bot;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.apache.camel.main.Main;

/** The bot as its files describe it, connected to a simulator of the test as it would be to the real gateway. */
final class Bot implements AutoCloseable {
    static final String INSTANCE = "BAKERY";
    static final String DESK = "5511900000001";

    private final Main main = new Main();

    private Bot(VzapsSimulator simulator, Path memory) {
        main.configure().withProfile("production");
        set("camel.component.vzaps.base-url", simulator.url());
        set(
                "camel.component.vzaps.cursor-folder",
                memory.resolveSibling("cursors").toString());
        set("camel.component.vzaps.client-token", VzapsSimulator.CLIENT_TOKEN);
        set("camel.component.vzaps.client-secret", VzapsSimulator.CLIENT_SECRET);
        set("camel.component.vzaps.instance-id", INSTANCE);
        set("camel.component.vzaps.reconnect-delay", "50");
        set("camel.component.vzaps.retry-delay", "1");
        set("camel.component.vzaps.redelivery-delay", "50");
        set("camel.main.startup-summary-level", "off");
        set("bot.desk", DESK);
        set("bot.memory", memory.toString());
        set("bot.days", "1-7");
    }

    /** A bot to be started while people are there. */
    static Bot open(VzapsSimulator simulator, Path memory) {
        return new Bot(simulator, memory).set("bot.zone", zoneWhereItIs(12));
    }

    /** A bot to be started in the night. */
    static Bot closed(VzapsSimulator simulator, Path memory) {
        return new Bot(simulator, memory).set("bot.zone", zoneWhereItIs(1));
    }

    /** A time zone in which this hour has just begun, or is about to end: far from any opening or closing. */
    private static String zoneWhereItIs(int hour) {
        return IntStream.rangeClosed(-14, 12)
                .mapToObj(offset -> "Etc/GMT" + (offset < 0 ? "" : "+") + offset)
                .filter(zone -> LocalTime.now(ZoneId.of(zone)).getHour() == hour)
                .findFirst()
                .orElseThrow();
    }

    Bot set(String property, String value) {
        main.addOverrideProperty(property, value);
        return this;
    }

    Bot start() {
        main.start();
        return this;
    }

    @Override
    public void close() {
        main.stop();
    }
}
