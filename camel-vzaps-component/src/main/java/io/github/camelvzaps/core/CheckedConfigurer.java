package io.github.camelvzaps.core;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.GeneratedPropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/**
 * Sets the options of a component as the generated configurer does, after a look at the values: properties such as
 * {@code camel.component.vzaps.requestTimeout} come through here, and no URI does. Immutable.
 */
final class CheckedConfigurer implements GeneratedPropertyConfigurer, PropertyConfigurerGetter {
    private final PropertyConfigurer generated;
    private final PropertyConfigurerGetter options;

    private CheckedConfigurer(PropertyConfigurer generated, PropertyConfigurerGetter options) {
        this.generated = generated;
        this.options = options;
    }

    /** Wraps what the build generates; anything else, and null, stays as it is. */
    static PropertyConfigurer around(PropertyConfigurer generated) {
        return generated instanceof PropertyConfigurerGetter options
                ? new CheckedConfigurer(generated, options)
                : generated;
    }

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        NumericOptions.refuseUnreadable(generated, name, value);
        return generated.configure(context, target, name, value, ignoreCase);
    }

    @Override
    public Class<?> getOptionType(String name, boolean ignoreCase) {
        return options.getOptionType(name, ignoreCase);
    }

    @Override
    public String[] getAutowiredNames() {
        return options.getAutowiredNames();
    }

    @Override
    public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return options.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return options.getOptionValue(target, name, ignoreCase);
    }
}
