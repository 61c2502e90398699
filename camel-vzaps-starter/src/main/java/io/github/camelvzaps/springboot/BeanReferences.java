package io.github.camelvzaps.springboot;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Lets a property name a bean, {@code #bean:myBean} or {@code #myBean}, for options that are objects. Stateless. */
class BeanReferences implements GenericConverter {
    private final ApplicationContext application;
    private final Set<ConvertiblePair> pairs;

    BeanReferences(ApplicationContext application, Class<?>... types) {
        this.application = application;
        this.pairs = Arrays.stream(types)
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return pairs;
    }

    @Override
    public Object convert(Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        if (source == null) {
            return null;
        }
        String reference = source.toString();
        if (!reference.startsWith("#")) {
            throw new IllegalArgumentException("not the name of a bean; write #bean:name");
        }
        String name = reference.startsWith("#bean:") ? reference.substring(6) : reference.substring(1);
        return application.getBean(name, targetType.getType());
    }
}
