package io.github.camelvzaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SimulatorExtension.class)
class SecretsStayHiddenTest {
    private static final String INSTANCE_TOKEN = "planted-instance-token-0001";
    private static final String WEBHOOK_SECRET = "planted-webhook-secret-0002";
    private static final String PREVIOUS_SECRET = "planted-previous-secret-0003";

    /**
     * Camel's own loggers that print what they read from the configuration, whatever it is and whichever component it is
     * for, at DEBUG and TRACE. A component cannot stop them; docs/security.md tells users to leave them at INFO. Each
     * has to prove its place here.
     */
    private static final Set<String> CAMELS_OWN = Set.of(
            "org.apache.camel.component.properties.DefaultPropertiesParser",
            "org.apache.camel.component.properties.PropertiesComponent",
            "org.apache.camel.impl.engine.AbstractCamelContext",
            "org.apache.camel.impl.engine.DefaultBeanIntrospection",
            "org.apache.camel.impl.engine.DefaultCamelContextExtension",
            "org.apache.camel.impl.engine.IntrospectionSupport",
            "org.apache.camel.management.JmxManagementLifecycleStrategy",
            "org.apache.camel.main.BaseMainSupport",
            "org.apache.camel.main.MainHelper",
            "org.apache.camel.support.DefaultComponent",
            "org.apache.camel.support.EndpointHelper",
            "org.apache.camel.support.management.MixinRequiredModelMBean");

    private static final Pattern LOGGER = Pattern.compile("(DEBUG|TRACE) (\\S+) - ");

    @TempDir
    Path folder;

    @Test
    void noSecretIsPrintedAnywhereEvenWithEveryLoggerAtTrace(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, INSTANCE_TOKEN);
        // the first three messages pass, then the server echoes what it should not
        simulator.fault(FaultRule.onOperation("messages/sendText").times(3).status(200));
        simulator.fault(FaultRule.onOperation("messages/sendText")
                .status(403)
                .body("{\"error\":\"token " + INSTANCE_TOKEN + " or " + VzapsSimulator.CLIENT_TOKEN + " is wrong\"}"));

        // what ZapyAPI answers to webhooks holds the secret in clear
        simulator.fault(FaultRule.onOperation("zapyapi:webhookConfig/save")
                .status(400)
                .body("{\"statusCode\":400,\"message\":[\"" + WEBHOOK_SECRET + " is too short\"],\"error\":\""
                        + VzapsSimulator.API_KEY + "\",\"secret\":\"" + WEBHOOK_SECRET + "\"}"));
        simulator.fault(FaultRule.onOperation("zapyapi:webhookConfig/get")
                .status(200)
                .body("{\"id\":\"1\",\"secret\":\"" + WEBHOOK_SECRET));

        String printed = run(simulator);

        // the application did talk: summaries, masked values, TRACE lines, failures, MBeans
        assertThat(printed)
                .contains("camel.component.vzaps.clientToken = xxxxxx")
                .contains("TRACE org.apache.camel")
                .contains("org.apache.hc.client5.http.headers")
                .contains("X-Instance-Token: xxxxxx")
                .contains("component ended with null")
                .contains("kamelet ended with io.github.camelvzaps.api.RejectedException")
                .contains("clientToken = xxxxxx")
                .contains("camel.component.zapyapi.apiKey = xxxxxx")
                .contains("x-api-key: xxxxxx")
                .contains("zapyapi ended with null")
                .contains("webhook ended with io.github.camelvzaps.api.RejectedException")
                .contains("xxxxxx is too short")
                .contains("saved ended with io.github.camelvzaps.api.UnknownOutcomeException")
                .contains("camel.component.zapyapi.previousSecret = xxxxxx")
                .contains("Could not register the webhook of VZ1, retrying")
                .contains("webhook answered 200")
                .contains("webhook answered 401")
                .contains(" MBeans");
        List<String> secrets = new ArrayList<>(List.of(
                VzapsSimulator.CLIENT_TOKEN,
                VzapsSimulator.CLIENT_SECRET,
                INSTANCE_TOKEN,
                VzapsSimulator.API_KEY,
                WEBHOOK_SECRET,
                PREVIOUS_SECRET));
        simulator.requests().stream()
                .map(request -> request.headers().get("authorization"))
                .filter(authorization -> authorization != null)
                .map(authorization -> authorization.substring("Bearer ".length()))
                .distinct()
                .forEach(secrets::add);
        assertThat(secrets).hasSize(7);
        Set<String> talkers = new TreeSet<>();
        List<String> leaks = new ArrayList<>();
        String logger = "";
        for (String line : printed.lines().toList()) {
            // a line without a head belongs to the entry above it, or was printed by the program itself
            Matcher head = LOGGER.matcher(line);
            logger = head.lookingAt() ? head.group(2) : line.contains(" - ") ? "" : logger;
            if (secrets.stream().anyMatch(line::contains)) {
                (CAMELS_OWN.contains(logger) ? talkers : leaks).add(CAMELS_OWN.contains(logger) ? logger : line);
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(talkers).isEqualTo(new TreeSet<>(CAMELS_OWN));
    }

    private String run(VzapsSimulator simulator) throws Exception {
        return ProgramRun.of(
                        folder,
                        Duration.ofMinutes(2),
                        List.of("-Dlog4j2.configurationFile=classpath:secrets/log4j2-trace.properties"),
                        TalkativeProgram.class,
                        simulator.url(),
                        VzapsSimulator.CLIENT_TOKEN,
                        VzapsSimulator.CLIENT_SECRET,
                        INSTANCE_TOKEN,
                        VzapsSimulator.API_KEY,
                        WEBHOOK_SECRET,
                        PREVIOUS_SECRET)
                .succeeded();
    }
}
