package io.github.camelvzaps.crmbridge;

import io.github.camelvzaps.crmbridge.start.SetupException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts everything and walks through the day. With {@code --once} it ends after the walk, else it stays up until it is
 * ended from outside. The exit code is 0 after a good walk and 1 when something did not start or stopped.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CrmBridge {
    private static final String ONCE = "--once";
    private static final Set<String> TARGETS = Set.of("simulator", "production");

    public static void main(String[] args) {
        List<String> given = Arrays.asList(args);
        ConfigurableApplicationContext context;
        try {
            SpringApplication application = new SpringApplication(CrmBridge.class);
            application.addListeners(targetCheck());
            context = application.run(args);
        } catch (RuntimeException e) {
            // what went wrong has been said by Spring Boot and the classes *FailureAnalyzer
            System.exit(1);
            return;
        }
        boolean good = context.getBean(Walk.class).run();
        if (given.contains(ONCE)) {
            System.exit(SpringApplication.exit(context, () -> good ? 0 : 1));
        }
    }

    /** A target that there is not would else only leave properties empty. */
    private static ApplicationListener<ApplicationEnvironmentPreparedEvent> targetCheck() {
        return event -> {
            String target = event.getEnvironment().getProperty("crm.target", "");
            if (!TARGETS.contains(target)) {
                throw new SetupException(
                        "There is no target \"" + target + "\"",
                        "Set crm.target to simulator (the default) or production");
            }
        };
    }
}
