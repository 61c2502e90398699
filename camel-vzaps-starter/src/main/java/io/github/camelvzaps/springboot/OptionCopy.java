package io.github.camelvzaps.springboot;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.context.ApplicationContext;

/** Sets the options of a component out of its properties when Camel makes it. Stateless. */
class OptionCopy implements ComponentCustomizer {
    /** Properties of the starter, which the component does not have. */
    private static final Set<String> OF_THE_STARTER = Set.of("enabled", "customizer");

    private final String scheme;
    private final Class<? extends Component> component;
    private final Object properties;
    private final ApplicationContext application;

    /**
     * Copies the properties of one scheme.
     *
     * @param properties the bound properties; null in it means not set, so that the component's own default stays
     */
    OptionCopy(String scheme, Class<? extends Component> component, Object properties, ApplicationContext application) {
        this.scheme = scheme;
        this.component = component;
        this.properties = properties;
        this.application = application;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return component.isInstance(target)
                && HierarchicalPropertiesEvaluator.evaluate(
                        application, "camel.component.customizer", "camel.component." + scheme + ".customizer");
    }

    @Override
    public void configure(String name, Component target) {
        CamelContext context = target.getCamelContext();
        Map<String, Object> options = CamelPropertiesHelper.getNonNullProperties(context, properties);
        options.keySet().removeAll(OF_THE_STARTER);
        Map<String, Object> first = new HashMap<>();
        if (options.containsKey("configuration")) {
            // it replaces all options at once; those that are set by name have to come after it
            first.put("configuration", options.remove("configuration"));
        }
        CamelPropertiesHelper.setCamelProperties(context, target, first, true);
        CamelPropertiesHelper.setCamelProperties(context, target, options, true);
    }
}
