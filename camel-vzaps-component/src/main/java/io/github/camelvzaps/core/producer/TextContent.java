package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * Reads bytes, streams and files as text. The charset is the one of {@code CamelCharsetName} (exchange property or
 * header), else the one that a {@code Content-Type} of text names, else UTF-8, whatever the machine's default is. A
 * charset changes letters only; what a value is for, it never decides. Stateless.
 */
final class TextContent {
    private static final Pattern CHARSET = Pattern.compile("(?i)text/.*;\\s*charset\\s*=\\s*\"?([^\";\\s]+)\"?.*");

    private TextContent() {}

    /**
     * Reads text.
     *
     * @throws InvalidRequestException when it cannot be read or the charset is unknown
     */
    static String read(Exchange exchange, Object content) {
        if (content instanceof CharSequence text) {
            return text.toString();
        }
        Charset charset = charset(exchange);
        try (InputStream in = exchange.getContext()
                .getTypeConverter()
                .mandatoryConvertTo(InputStream.class, exchange, convertible(content))) {
            return new String(in.readAllBytes(), charset);
        } catch (Exception e) {
            throw new InvalidRequestException(
                    "The body (a " + content.getClass().getSimpleName() + ") cannot be read"
                            + (e instanceof IOException && e.getMessage() != null ? ": " + e.getMessage() : ""),
                    e);
        }
    }

    /** Returns the name of the charset that comes with the message, or null. */
    static String charsetName(Exchange exchange) {
        Object named = exchange.getProperty(Exchange.CHARSET_NAME);
        if (named == null) {
            named = exchange.getMessage().getHeader(Exchange.CHARSET_NAME);
        }
        if (named != null) {
            return named.toString();
        }
        Matcher type = CHARSET.matcher(Content.contentType(exchange));
        return type.matches() ? type.group(1) : null;
    }

    /** Camel has converters for files, not for paths. */
    static Object convertible(Object content) {
        return content instanceof Path path ? path.toFile() : content;
    }

    private static Charset charset(Exchange exchange) {
        String name = charsetName(exchange);
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    "There is no charset '" + name + "': fix CamelCharsetName or the charset of the header"
                            + " Content-Type, or convert the body to String before",
                    e);
        }
    }
}
