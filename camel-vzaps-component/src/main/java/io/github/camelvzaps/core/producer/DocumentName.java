package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.core.operation.BodyInput;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a document that has none: the receiver's phone shows it and chooses the program by it, so one is always
 * sent (VZaps contract, section 5).
 */
final class DocumentName {
    private static final Pattern LAST_OF_URL = Pattern.compile("https?://[^?#]*/([^/?#]+\\.[A-Za-z0-9]{1,8})([?#].*)?");
    private static final String NAMELESS = "document";

    private DocumentName() {}

    static String of(Operation operation, BodyInput input, OutboundMedia media) {
        Object content = content(operation, input);
        String name = content == null ? null : media.name(content);
        if (name == null && content instanceof CharSequence text) {
            Matcher matcher = LAST_OF_URL.matcher(text);
            name = matcher.matches() ? matcher.group(1) : null;
        }
        return name == null ? NAMELESS : name;
    }

    private static Object content(Operation operation, BodyInput input) {
        if (input instanceof BodyInput.Plain plain) {
            return plain.value();
        }
        if (input instanceof BodyInput.Fields fields && operation.primary() != null) {
            return fields.values().entrySet().stream()
                    .filter(e -> Parameter.fold(e.getKey()).equals(Parameter.fold(operation.primary())))
                    .map(java.util.Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }
}
