package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.ParameterValues;
import io.github.camelvzaps.core.operation.Parameters;
import java.util.function.Supplier;

/**
 * Which value a parameter of a call gets: the first in the list of {@link #of} that is there. The id of the instance and
 * its token follow the instance that was chosen, see {@link InstanceSelection}. For one exchange; used by one thread.
 */
final class Precedence implements ParameterValues {
    private final GivenValues given;
    private final InstanceSelection instance;
    private final Supplier<String> nameOfDocument;

    /** @param nameOfDocument finds a name for a document that nobody has named */
    Precedence(GivenValues given, InstanceSelection instance, Supplier<String> nameOfDocument) {
        this.given = given;
        this.instance = instance;
        this.nameOfDocument = nameOfDocument;
    }

    @Override
    public Object of(Parameter parameter, Object inBody) {
        String name = parameter.name();
        // 1. a header CamelVzapsInstance, which names the instance by its alias
        Object value = instance.idByAliasOfHeader(name);
        if (value == null) {
            // 2. a header that the route has set, unless ignoreHeaders is on
            value = given.header(name);
        }
        if (value == null) {
            // 3. the body
            value = inBody;
        }
        if (value == null) {
            // 4. an option: of toD, of the endpoint, of the component
            value = option(name);
        }
        if (value == null && !selectsInstance(name)) {
            // 5. a header that an event left behind; last, since a sender chose its value, such as a file's name
            value = given.received(name);
        }
        if (value == null && name.equals("fileName")) {
            // 6. for a document that has no name yet: the name of the content
            value = nameOfDocument.get();
        }
        // 7. the default in the table of operations
        return value != null ? value : parameter.defaultValue();
    }

    private Object option(String name) {
        return switch (name) {
            case Parameters.INSTANCE_ID -> instance.configuredId();
            case Parameters.INSTANCE_TOKEN -> instance.token();
            default -> given.option(name);
        };
    }

    private static boolean selectsInstance(String name) {
        return name.equals(Parameters.INSTANCE_ID) || name.equals(Parameters.INSTANCE_TOKEN);
    }
}
