package io.github.camelvzaps.springboot;

import io.github.camelvzaps.springboot.OptionCatalog.Option;
import io.github.camelvzaps.springboot.PropertyNames.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.StringUtils;

/**
 * Stops the start when a property below the prefix of a component is not known, refers to what is not set, or has a value
 * that is not on the list of its values. Spring Boot ignores the first two and cannot know the last. Runs before any bean is made; shows neither
 * the value of an unknown property nor that of a secret one.
 */
class PropertyCheck implements BeanFactoryPostProcessor {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}:]*}");

    private final ConfigurationPropertyName prefix;
    private final Class<?> properties;
    private final Map<String, Option> options;
    private final Environment environment;

    /**
     * Checks the properties of one scheme.
     *
     * @param properties the class that they are bound to
     */
    PropertyCheck(String scheme, Class<?> properties, Environment environment) {
        this.prefix = ConfigurationPropertyName.of("camel.component." + scheme);
        this.properties = properties;
        this.options = OptionCatalog.of(scheme).orElseThrow().component();
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        Set<String> mistakes = new LinkedHashSet<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                mistakes.addAll(wrongNames(iterable));
                mistakes.addAll(openReferences(iterable));
            }
        }
        mistakes.addAll(wrongValues(prefix));
        mistakes.addAll(wrongValues(prefix.append("configuration")));
        if (!mistakes.isEmpty()) {
            throw new WrongPropertyException(new ArrayList<>(mistakes));
        }
    }

    private List<String> wrongNames(IterableConfigurationPropertySource source) {
        boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
        PropertyNames names = new PropertyNames(properties, variables);
        // sorted, so that the message is the same each time
        Map<ConfigurationPropertyName, String> mistakes = new TreeMap<>();
        source.stream()
                .filter(prefix::isAncestorOf)
                .forEach(name -> names.mistake(elementsOf(name))
                        .ifPresent(mistake -> mistakes.put(name, sentence(name, mistake, originOf(source, name)))));
        return List.copyOf(mistakes.values());
    }

    private List<String> elementsOf(ConfigurationPropertyName name) {
        List<String> elements = new ArrayList<>();
        for (int i = prefix.getNumberOfElements(); i < name.getNumberOfElements(); i++) {
            elements.add(name.getElement(i, Form.ORIGINAL));
        }
        return elements;
    }

    private String sentence(ConfigurationPropertyName name, Mistake mistake, String origin) {
        String above = name.chop(prefix.getNumberOfElements() + mistake.good()).toString();
        return "There is no property " + name + origin
                + Sentences.nearest(mistake.wrong(), mistake.right())
                        .map(right -> ". The nearest one is " + above + "." + right)
                        .orElse(". " + above + " takes a value, and nothing below it");
    }

    private static String originOf(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        Origin origin = Origin.from(source.getConfigurationProperty(name));
        return origin == null ? "" : " (" + origin + ")";
    }

    /** A reference to what is not set stays in the value as it is, and would be sent as a token, say. */
    private List<String> openReferences(IterableConfigurationPropertySource source) {
        Binder binder = Binder.get(environment);
        return source.stream()
                .filter(prefix::isAncestorOf)
                .sorted()
                .flatMap(name -> REFERENCE
                        .matcher(binder.bind(name, Bindable.of(String.class)).orElse(""))
                        .results()
                        .map(match -> "The property " + name + originOf(source, name) + " refers to " + match.group()
                                + ", which is not set"))
                .toList();
    }

    private List<String> wrongValues(ConfigurationPropertyName above) {
        Binder binder = Binder.get(environment);
        List<String> mistakes = new ArrayList<>();
        for (Option option : options.values()) {
            ConfigurationPropertyName name = above.append(DataObjectPropertyName.toDashedForm(option.name()));
            if (!option.values().isEmpty()) {
                binder.bind(name, Bindable.of(String.class))
                        .ifBound(value -> mistakes.addAll(wrongValues(option, name, value)));
            }
        }
        return mistakes;
    }

    private static List<String> wrongValues(Option option, ConfigurationPropertyName name, String given) {
        List<String> mistakes = new ArrayList<>();
        // references to beans and the placeholders of Camel are resolved later, by Camel
        if (!given.startsWith("#") && !given.contains("{{")) {
            for (String value : StringUtils.commaDelimitedListToStringArray(given)) {
                if (option.values().stream().noneMatch(value.trim()::equalsIgnoreCase)) {
                    mistakes.add(Sentences.wrongValue(option, "property " + name, value.trim()));
                }
            }
        }
        return mistakes;
    }
}
