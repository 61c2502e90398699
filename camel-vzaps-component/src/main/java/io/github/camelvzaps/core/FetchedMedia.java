package io.github.camelvzaps.core;

import java.io.File;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.converter.stream.FileInputStreamCache;

/**
 * The media of one event, or why there are none.
 *
 * @param file what was fetched; null when it was not
 * @param sha256 its hash in lower-case hexadecimal digits
 * @param contentType its media type
 * @param fileName a name without any folder
 * @param missing why nothing was fetched, in a word; null when it was
 */
record FetchedMedia(File file, String sha256, String contentType, String fileName, String missing) {
    static final String TOO_LARGE = "TooLarge";
    static final String GONE = "Gone";
    static final String NO_ADDRESS = "NoAddress";

    static FetchedMedia missing(String why) {
        return new FetchedMedia(null, null, null, null, why);
    }

    /** Writes body and headers. From here on the file belongs to the exchange, and is deleted at its end. */
    void write(Exchange exchange, String prefix) throws IOException {
        Message message = exchange.getMessage();
        if (missing != null) {
            message.setHeader(prefix + "MediaMissing", missing);
            return;
        }
        message.setHeader(prefix + "MediaSha256", sha256);
        // in no header that Camel's own components read: the sender chose type and name, and would steer them
        message.setHeader(prefix + "Mimetype", contentType);
        message.setHeader(prefix + "FileName", fileName);
        message.setHeader(prefix + "MediaSize", file.length());
        message.setBody(new FileInputStreamCache(file).copy(exchange));
    }

    /** Throws the file away when it has reached no exchange. */
    void discard() {
        if (file != null && file.exists() && !file.delete()) {
            file.deleteOnExit();
        }
    }
}
