package io.github.camelvzaps.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the component looks like once an application has started with certain properties and beans. */
class SetUpTest {
    private static final String P = "camel.component.vzaps.";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithBeans {
        @Bean
        VzapsConfiguration mine() {
            VzapsConfiguration configuration = new VzapsConfiguration();
            configuration.setBaseUrl("http://bean.example");
            configuration.setClientToken("token of the bean");
            configuration.setResponseType("string");
            configuration.setMaximumRetries(7);
            return configuration;
        }

        @Bean
        ObjectMapper otherMapper() {
            return new ObjectMapper();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Customized {
        @Bean
        ComponentCustomizer phone() {
            return ComponentCustomizer.forType(
                    VzapsComponent.class,
                    component -> component.getConfiguration().setPhone("customized"));
        }
    }

    private static void withComponent(
            Map<String, Object> variables,
            Class<?> configuration,
            Consumer<VzapsComponent> check,
            String... properties) {
        try (ConfigurableApplicationContext application =
                Applications.start(variables, configuration, withoutServer(properties))) {
            check.accept(application.getBean(CamelContext.class).getComponent("vzaps", VzapsComponent.class));
        }
    }

    private static String[] withoutServer(String... properties) {
        return Stream.concat(Stream.of("spring.main.web-application-type=none"), Arrays.stream(properties))
                .toArray(String[]::new);
    }

    @Test
    void withoutPropertiesTheDefaultsOfTheComponentStay() {
        withComponent(Map.of(), Applications.Plain.class, component -> {
            VzapsConfiguration configuration = component.getConfiguration();
            assertThat(configuration).usingRecursiveComparison().isEqualTo(new VzapsConfiguration());
            assertThat(component.getInstances()).isEmpty();
        });
    }

    @Test
    void optionsOfEveryTypeAreSet() {
        withComponent(
                Map.of(),
                Applications.Plain.class,
                component -> {
                    VzapsConfiguration configuration = component.getConfiguration();
                    assertThat(configuration.getClientToken()).isEqualTo("token");
                    assertThat(configuration.getMaxConnections()).isEqualTo(5);
                    assertThat(configuration.getRequestTimeout()).isEqualTo(90_000);
                    assertThat(configuration.getRetryDelay()).isEqualTo(250);
                    assertThat(configuration.isUnwrap()).isTrue();
                    assertThat(configuration.getMessageType()).isEqualTo("image");
                    assertThat(configuration.getParameters()).containsEntry("delay", "2");
                },
                P + "client-token=token",
                P + "maxConnections=5",
                P + "request-timeout=90s",
                P + "retry-delay=250",
                P + "unwrap=true",
                P + "message-type=image",
                P + "parameters.delay=2");
    }

    @Test
    void instancesAreAMapOfAliases() {
        withComponent(
                Map.of(),
                Applications.Plain.class,
                component -> {
                    Map<String, GatewayInstance> instances = component.getInstances();
                    assertThat(instances).containsOnlyKeys("sales", "Support.EU");
                    assertThat(instances.get("sales").getId()).isEqualTo("VZ1");
                    assertThat(instances.get("sales").getToken()).isEqualTo("inst-1");
                    assertThat(instances.get("Support.EU").getId()).isEqualTo("VZ2");
                },
                P + "instances.sales.id=VZ1",
                P + "instances.sales.token=inst-1",
                P + "instances[Support.EU].id=VZ2");
    }

    @Test
    void environmentVariablesAreTakenInBothOfTheirForms() {
        Map<String, Object> variables = Map.of(
                "CAMEL_COMPONENT_VZAPS_CLIENTTOKEN", "one word",
                "CAMEL_COMPONENT_VZAPS_CLIENT_SECRET", "two words",
                "CAMEL_COMPONENT_VZAPS_INSTANCES_SALES_ID", "VZ1",
                "CAMEL_COMPONENT_VZAPS_CONFIGURATION_PROXY_HOST", "proxy");
        withComponent(variables, Applications.Plain.class, component -> {
            VzapsConfiguration configuration = component.getConfiguration();
            assertThat(configuration.getClientToken()).isEqualTo("one word");
            assertThat(configuration.getClientSecret()).isEqualTo("two words");
            assertThat(configuration.getProxyHost()).isEqualTo("proxy");
            assertThat(component.getInstances()).containsOnlyKeys("sales");
        });
    }

    @Test
    void whatABeanOfOptionsSetsStaysUnlessAPropertySaysOtherwise() {
        withComponent(
                Map.of(),
                WithBeans.class,
                component -> {
                    VzapsConfiguration configuration = component.getConfiguration();
                    assertThat(configuration.getClientToken()).isEqualTo("token of the bean");
                    assertThat(configuration.getResponseType()).isEqualTo("string");
                    assertThat(configuration.getMaximumRetries()).isEqualTo(7);
                    assertThat(configuration.getBaseUrl()).isEqualTo("http://property.example");
                    assertThat(configuration.getInstanceId()).isEqualTo("VZ1");
                },
                P + "configuration=#bean:mine",
                P + "base-url=http://property.example",
                P + "instance-id=VZ1");
    }

    @Test
    void theNestedConfigurationIsSetAndAPropertyOfTheComponentWinsOverIt() {
        withComponent(
                Map.of(),
                Applications.Plain.class,
                component -> {
                    VzapsConfiguration configuration = component.getConfiguration();
                    assertThat(configuration.getClientToken()).isEqualTo("nested");
                    assertThat(configuration.getInstanceId()).isEqualTo("flat");
                    assertThat(configuration.getResponseType()).isEqualTo("map");
                },
                P + "configuration.client-token=nested",
                P + "configuration.instance-id=nested",
                P + "instance-id=flat");
    }

    @Test
    void aPropertyNamesABeanForAnOptionThatIsAnObject() {
        for (String reference : new String[] {"#bean:otherMapper", "#otherMapper"}) {
            try (ConfigurableApplicationContext application =
                    Applications.start(WithBeans.class, withoutServer(P + "object-mapper=" + reference))) {
                VzapsComponent component =
                        application.getBean(CamelContext.class).getComponent("vzaps", VzapsComponent.class);
                assertThat(component.getObjectMapper()).isSameAs(application.getBean("otherMapper"));
            }
        }
    }

    @Test
    void aCustomizerOfTheApplicationIsHonoured() {
        withComponent(
                Map.of(),
                Customized.class,
                component -> {
                    assertThat(component.getConfiguration().getPhone()).isEqualTo("customized");
                    assertThat(component.getConfiguration().getClientToken()).isEqualTo("token");
                },
                P + "client-token=token");
    }

    @Test
    void withoutItsCustomizerTheComponentIsNotSetUp() {
        withComponent(
                Map.of(),
                Applications.Plain.class,
                component -> assertThat(component.getConfiguration().getClientToken())
                        .isNull(),
                P + "customizer.enabled=false",
                P + "client-token=token");
    }

    @Test
    void aDisabledStarterNeitherSetsUpNorChecksAnything() {
        try (ConfigurableApplicationContext application = Applications.start(
                Applications.Plain.class,
                withoutServer(P + "enabled=false", P + "client-token=token", P + "client-tokn=token"))) {
            VzapsComponent component =
                    application.getBean(CamelContext.class).getComponent("vzaps", VzapsComponent.class);
            assertThat(component.getConfiguration().getClientToken()).isNull();
            assertThat(application.getBeansOfType(PropertyCheck.class)).doesNotContainKey("vzapsPropertyCheck");
        }
    }
}
