package io.github.camelvzaps.springboot;

import io.github.camelvzaps.vzaps.VzapsComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Sets up the component vzaps by its properties. Written by the class StarterSources; do not edit. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass(VzapsComponent.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.vzaps"})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, VzapsComponentConfiguration.class})
public class VzapsComponentAutoConfiguration {
    @Bean
    static PropertyCheck vzapsPropertyCheck(Environment environment) {
        return new PropertyCheck("vzaps", VzapsComponentConfiguration.class, environment);
    }

    @Bean
    @ConfigurationPropertiesBinding
    static BeanReferences vzapsBeanReferences(ApplicationContext application) {
        return new BeanReferences(
                application,
                com.fasterxml.jackson.databind.ObjectMapper.class,
                io.github.bucket4j.distributed.proxy.ProxyManager.class,
                io.github.camelvzaps.api.InstanceSource.class,
                io.github.camelvzaps.vzaps.VzapsConfiguration.class,
                javax.sql.DataSource.class,
                org.apache.camel.spi.HeaderFilterStrategy.class,
                org.apache.camel.spi.IdempotentRepository.class,
                org.apache.camel.spi.StateRepository.class,
                org.apache.camel.support.jsse.SSLContextParameters.class);
    }

    @Lazy
    @Bean
    public ComponentCustomizer configureVzapsComponent(
            ApplicationContext application, VzapsComponentConfiguration properties) {
        return new OptionCopy("vzaps", VzapsComponent.class, properties, application);
    }
}
