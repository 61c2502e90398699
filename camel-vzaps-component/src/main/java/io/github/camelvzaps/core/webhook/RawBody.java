package io.github.camelvzaps.core.webhook;

import java.io.IOException;
import java.io.InputStream;

/**
 * A body of a webhook call that a server has wrapped, and that can still be read as the bytes that came. Servers that hand
 * over a {@link java.io.Reader} have decoded it, and neither gzip nor a signature survives that.
 */
public interface RawBody {

    /** Returns the bytes; once. */
    InputStream bytes() throws IOException;
}
