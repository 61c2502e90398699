package io.github.camelvzaps.quickstart;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the stage before the routes are read: the simulator and its phone for the target {@code simulator}, a look at
 * the settings for the target {@code production}. Used by the main thread only.
 */
final class Preparation extends MainListenerSupport implements AutoCloseable {
    private static final String OUTPUT = "quickstart.output";
    private static final String SIMULATOR_URL = "quickstart.simulator-url";
    private static final String PROVIDER = "quickstart.provider";
    private static final String PICTURE = "picture.png";

    /** The environment variables that let into a gateway, and where a person finds their values. */
    private record Credentials(List<String> variables, String whence) {}

    private static final Map<String, Credentials> CREDENTIALS = Map.of(
            "vzaps",
            new Credentials(
                    List.of("VZAPS_CLIENT_TOKEN", "VZAPS_CLIENT_SECRET"),
                    "Both stand in the security area of the VZaps web app"),
            "zapyapi",
            new Credentials(List.of("ZAPYAPI_KEY"), "It stands in the Zapy dashboard"));

    private static final Logger SCREEN = LoggerFactory.getLogger("quickstart");

    private final Ending ending;

    /** The simulator of our own, or null. */
    private VzapsSimulator simulator;

    Preparation(Ending ending) {
        this.ending = ending;
    }

    @Override
    public void beforeInitialize(BaseMainSupport main) {
        PropertiesComponent properties = main.getCamelContext().getPropertiesComponent();
        try {
            putFiles(properties);
        } catch (IOException e) {
            throw new IllegalStateException("the directory " + OUTPUT + " cannot be written to: " + e, e);
        }
        String provider = properties.resolveProperty(PROVIDER).orElse("");
        if (!CREDENTIALS.containsKey(provider)) {
            throw new IllegalArgumentException(PROVIDER + " is vzaps or zapyapi, not '" + provider + "'");
        }
        String target = main.configure().getProfile();
        switch (target) {
            case "simulator" -> main.getCamelContext().getRegistry().bind("phone", simulatedPhone(properties));
            case "production" -> main.getCamelContext().getRegistry().bind("phone", realPhone(properties, provider));
            default ->
                throw new IllegalArgumentException(
                        Quickstart.TARGET + " is simulator or production, not '" + target + "'");
        }
        main.getCamelContext().getManagementStrategy().addEventNotifier(ending);
    }

    private static void putFiles(PropertiesComponent properties) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path output =
                Path.of(properties.resolveProperty(OUTPUT).orElse("target")).toAbsolutePath();
        Files.createDirectories(output);
        try (InputStream picture = Preparation.class.getResourceAsStream("/" + PICTURE)) {
            Files.copy(picture, output.resolve(PICTURE), StandardCopyOption.REPLACE_EXISTING);
        }
        // short enough to read on the screen
        Path shown = output.startsWith(here) ? here.relativize(output) : output;
        set(OUTPUT, shown.toString());
    }

    /** Changes a property for the routes; a system property wins over all files. */
    private static void set(String property, String value) {
        System.setProperty(property, value);
    }

    private SimulatedPhone simulatedPhone(PropertiesComponent properties) {
        String url = properties.resolveProperty(SIMULATOR_URL).orElse("");
        if (url.isBlank()) {
            simulator = VzapsSimulator.start();
            url = simulator.url();
            set(SIMULATOR_URL, url);
        }
        SCREEN.info("phone page   {}/ui/ shows the other side", url);
        return new SimulatedPhone(url);
    }

    private static RealPhone realPhone(PropertiesComponent properties, String provider) {
        Credentials credentials = CREDENTIALS.get(provider);
        for (String name : credentials.variables()) {
            String value = System.getenv(name);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("the target production needs from the environment "
                        + String.join(" and ", credentials.variables()) + ", and " + name + " is not set. "
                        + credentials.whence());
            }
        }
        if (properties.resolveProperty("quickstart.phone").orElse("").isBlank()) {
            throw new IllegalArgumentException("the target production needs quickstart.phone: the number that gets the"
                    + " messages, in digits with the country code, as -Dquickstart.phone=... or QUICKSTART_PHONE");
        }
        return new RealPhone();
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
