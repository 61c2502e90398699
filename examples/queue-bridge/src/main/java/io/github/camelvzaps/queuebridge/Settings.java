package io.github.camelvzaps.queuebridge;

import java.nio.file.Path;
import org.apache.camel.main.MainHelper;

/**
 * What is needed before Camel runs, out of the system properties and the environment. The rest stands in
 * {@code application.properties}.
 *
 * @param output where journal, outcomes and log go
 * @param broker address of a broker that runs already; empty for one of our own
 * @param brokerPort port of our own broker
 * @param gateway address of VZaps or of a simulator that runs already; empty for one of our own
 * @param gatewayPort port of our own simulator
 */
record Settings(Path output, String broker, int brokerPort, String gateway, int gatewayPort) {
    static Settings read() {
        return new Settings(
                Path.of(text("bridge.output", "target")),
                text("bridge.broker", ""),
                number("bridge.broker-port", 61616),
                text("bridge.gateway", ""),
                number("bridge.gateway-port", 18090));
    }

    Path journal() {
        return output.resolve("broker");
    }

    private static String text(String name, String otherwise) {
        return MainHelper.lookupPropertyFromSysOrEnv(name).orElse(otherwise);
    }

    /** @throws IllegalStateException for a value that is not a number, with the name of the setting */
    private static int number(String name, int otherwise) {
        String value = text(name, String.valueOf(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(name + " is a port number, not '" + value + "'", e);
        }
    }
}
