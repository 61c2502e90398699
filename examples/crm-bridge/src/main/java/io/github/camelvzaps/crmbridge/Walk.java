package io.github.camelvzaps.crmbridge;

import io.github.camelvzaps.crmbridge.campaign.Campaign;
import io.github.camelvzaps.crmbridge.scenario.Scenario;
import io.github.camelvzaps.crmbridge.start.SetupException;
import io.github.camelvzaps.simulator.VzapsSimulator;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What happens once all is started: the scenario, the campaign, and the words that tell a person where to look. */
@Component
class Walk {
    private static final Logger LOG = LoggerFactory.getLogger(Walk.class);

    private final CrmSettings settings;
    private final Environment environment;
    private final ObjectProvider<VzapsSimulator> simulator;
    private final ObjectProvider<Scenario> scenario;
    private final Campaign campaign;
    private final CamelContext context;
    private final Screen screen;

    Walk(
            CrmSettings settings,
            Environment environment,
            ObjectProvider<VzapsSimulator> simulator,
            ObjectProvider<Scenario> scenario,
            Campaign campaign,
            CamelContext context,
            Screen screen) {
        this.settings = settings;
        this.environment = environment;
        this.simulator = simulator;
        this.scenario = scenario;
        this.campaign = campaign;
        this.context = context;
        this.screen = screen;
    }

    /** @return whether all went well */
    boolean run() {
        simulator.ifAvailable(it -> screen.line("The phones of the customers: " + it.url() + "/ui/"));
        screen.line(
                "The desk of the agents:      http://127.0.0.1:" + environment.getProperty("local.server.port") + "/");
        try {
            Scenario played = scenario.getIfAvailable();
            if (played != null) {
                played.play();
            }
            if (!settings.campaign().file().isEmpty()) {
                campaign.run();
            }
            return true;
        } catch (SetupException e) {
            System.err.println("The walk stopped: " + e.getMessage() + ". " + e.fix() + ".");
        } catch (Exception e) {
            if (context.getStatus().isStarted()) {
                LOG.info("The walk ended here", e);
                System.err.println(
                        "The walk stopped: " + Trouble.words(e) + ". Start it again: it continues from here.");
            }
        }
        return false;
    }
}
