package io.github.camelvzaps.core.producer;

import java.io.File;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/** Values that hold bytes to send: what counts as one, and what the message says of its type. Stateless. */
final class Content {
    private Content() {}

    /** Tells whether a value is something with bytes in it. */
    static boolean isContent(Object value) {
        return value instanceof byte[]
                || value instanceof InputStream
                || value instanceof StreamCache
                || value instanceof ByteBuffer
                || value instanceof File
                || value instanceof Path
                || value instanceof WrappedFile;
    }

    /** Returns the header {@code Content-Type} in lower case, empty when there is none. */
    static String contentType(Exchange exchange) {
        String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }
}
