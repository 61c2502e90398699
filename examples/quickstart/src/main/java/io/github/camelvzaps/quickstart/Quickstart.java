package io.github.camelvzaps.quickstart;

import java.util.List;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainHelper;

/**
 * Runs the walk of {@code routes/vzaps.yaml} or {@code routes/zapyapi.yaml}. With {@code --once} it ends when the walk is done, else it stays up
 * until it is ended from outside. The exit code is 0 after a good walk, 1 when a step failed, 2 for a wrong argument.
 */
public final class Quickstart {
    static final String TARGET = "quickstart.target";

    private static final String ONCE = "--once";

    private Quickstart() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) {
        if (args.stream().anyMatch(arg -> !arg.equals(ONCE))) {
            System.err.println("The quickstart takes one argument, " + ONCE + ": end when the walk is done.");
            return 2;
        }
        Main main = new Main();
        // the profile is Camel's way to read application-<profile>.properties too
        main.configure()
                .withProfile(MainHelper.lookupPropertyFromSysOrEnv(TARGET).orElse("simulator"));
        Ending ending = new Ending(main, args.contains(ONCE));
        try (Preparation preparation = new Preparation(ending)) {
            main.addMainListener(preparation);
            main.run();
        } catch (Exception e) {
            ending.failed(e);
        }
        return ending.exitCode();
    }
}
