package io.github.camelvzaps.simulator;

/** The command line. */
public final class SimulatorMain {

    private static final String HELP = """
        Usage: java -jar camel-vzaps-simulator.jar [options]
          --port N             port; 0 takes a free one (18090)
          --host H             address to listen on (127.0.0.1)
          --instance ID:TOKEN  start with this instance, already paired (repeatable)
          --token-lifetime S   seconds an access token lives (3600)
          --journal N          requests kept in the journal (10000)
          --receipts D,R       milliseconds until a send is reported as delivered and as read;
                               -1 for never (300,1500)
          --tls                serve https and wss with a self-signed certificate
          --help               this text
        """;

    private SimulatorMain() {}

    /** Starts the simulator and lets it run until the process is ended. */
    public static void main(String[] arguments) {
        // the names of webhooks are looked up by the JDK; Vert.x's own resolver takes a fifth of a start
        System.setProperty("vertx.disableDnsResolver", "true");
        SimulatorBuilder settings = VzapsSimulator.builder().port(18090).receipts(300, 1500);
        try {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i].equals("--help")) {
                    System.out.print(HELP);
                    return;
                }
                if (arguments[i].equals("--tls")) {
                    settings.tls();
                    continue;
                }
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException(arguments[i] + " needs a value");
                }
                apply(settings, arguments[i], arguments[++i]);
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        try {
            VzapsSimulator simulator = settings.portOption("--port").start();
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
            System.out.println("simulator ready " + simulator.url());
            System.out.println("phone page      " + simulator.url() + "/ui/");
            System.out.println("credentials     client token " + VzapsSimulator.CLIENT_TOKEN + ", client secret "
                    + VzapsSimulator.CLIENT_SECRET + ", ZapyAPI key " + VzapsSimulator.API_KEY);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void apply(SimulatorBuilder settings, String option, String value) {
        switch (option) {
            case "--port" -> settings.port(port(value));
            case "--host" -> settings.host(value);
            case "--instance" -> {
                String[] parts = value.split(":", 2);
                if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                    throw new IllegalArgumentException("--instance needs ID:TOKEN");
                }
                settings.instance(parts[0], parts[1]);
            }
            case "--token-lifetime" -> settings.tokenLifetimeSeconds(number(option, value));
            case "--journal" -> settings.journalSize(number(option, value));
            case "--receipts" -> {
                String[] parts = value.split(",", 2);
                settings.receipts(number(option, parts[0]), number(option, parts[parts.length - 1]));
            }
            default -> throw new IllegalArgumentException("unknown option " + option + "\n" + HELP.stripTrailing());
        }
    }

    private static int port(String value) {
        int port = number("--port", value);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be from 0 to 65535, not " + value);
        }
        return port;
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not " + value, e);
        }
    }
}
