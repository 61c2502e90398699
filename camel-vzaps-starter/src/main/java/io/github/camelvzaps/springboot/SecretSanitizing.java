package io.github.camelvzaps.springboot;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Hides our secrets in {@code /actuator/env} and {@code /actuator/configprops}, also where
 * {@code management.endpoint.env.show-values} shows all other values. Which options are secrets stands in the catalog.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class SecretSanitizing {
    private static final List<String> SCHEMES = List.of("vzaps", "zapyapi");

    /** Below {@code instances} every token is a secret; no option of the catalog names it. */
    private static final String INSTANCES = ".instances";

    @Bean
    SanitizingFunction camelVzapsSecrets() {
        Set<String> secrets = SCHEMES.stream()
                .flatMap(scheme -> OptionCatalog.of(scheme).stream()
                        .flatMap(catalog -> catalog.component().values().stream()
                                .filter(OptionCatalog.Option::secret)
                                .flatMap(option -> names(scheme, option.name()))))
                .collect(Collectors.toSet());
        return data -> isSecret(secrets, data) ? data.withSanitizedValue() : data;
    }

    /** An option is set on the component, or on its configuration. */
    private static Stream<String> names(String scheme, String option) {
        return Stream.of("", "configuration.")
                .map(between -> folded("camel.component." + scheme + "." + between + option));
    }

    private static boolean isSecret(Set<String> secrets, SanitizableData data) {
        String name = folded(data.getKey());
        return secrets.contains(name)
                || SCHEMES.stream()
                        .map(scheme -> folded("camel.component." + scheme + INSTANCES))
                        .anyMatch(instances -> name.startsWith(instances) && name.endsWith("token"));
    }

    /** Properties and environment variables of one name differ in case, dots, hyphens and underscores. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
