package io.github.camelvzaps.core.operation;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * Content that goes out as a base64 data URI while it is being read, so that memory does not grow with its size.
 *
 * @param mimeType the type named in the data URI
 * @param repeatable whether {@code source} can be opened more than once; if not, the call is sent at most once
 * @param source opens the content; the opener closes it
 */
public record Media(String mimeType, boolean repeatable, Source source) {

    private static final Pattern MIME_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+");

    public Media {
        // it is written into the JSON as it is
        if (!MIME_TYPE.matcher(mimeType).matches()) {
            throw new IllegalArgumentException("'" + mimeType + "' is not a media type such as image/png");
        }
    }

    /** Opens the bytes of a medium. Called on a worker thread, may block. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
