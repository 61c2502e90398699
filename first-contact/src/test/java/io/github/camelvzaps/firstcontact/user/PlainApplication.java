package io.github.camelvzaps.firstcontact.user;

import io.github.camelvzaps.simulator.VzapsSimulator;
import org.apache.camel.main.Main;

/** The walk with camel-main. */
public final class PlainApplication {
    private PlainApplication() {}

    public static void main(String[] args) throws Exception {
        try (VzapsSimulator simulator = Walk.simulator()) {
            Walk walk = new Walk(simulator);
            Main main = new Main();
            Walk.settings(simulator)
                    .forEach((name, value) -> main.addInitialProperty("camel.component.vzaps." + name, value));
            main.configure().addRoutesBuilder(walk.route());
            main.start();
            try {
                walk.go(main.getCamelTemplate());
            } finally {
                main.stop();
            }
        }
    }
}
