package io.github.camelvzaps.core;

import java.io.File;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The media of one event, or why there are none.
 *
 * @param file what was fetched; null when it was not
 * @param sha256 its hash in lower-case hexadecimal digits
 * @param contentType its media type
 * @param fileName a name without any folder
 * @param missing why nothing was fetched; null when it was
 */
record FetchedMedia(File file, String sha256, String contentType, String fileName, MediaMissing missing) {

    static FetchedMedia missing(MediaMissing why) {
        return new FetchedMedia(null, null, null, null, why);
    }

    /** Writes body and headers. From here on the file belongs to the exchange. */
    void write(Exchange exchange, String prefix) throws IOException {
        Message message = exchange.getMessage();
        if (missing != null) {
            message.setHeader(prefix + "MediaMissing", missing.text());
            return;
        }
        message.setHeader(prefix + "MediaSha256", sha256);
        // in no header that Camel's own components read: the sender chose type and name, and would steer them
        message.setHeader(prefix + "Mimetype", contentType);
        message.setHeader(prefix + "FileName", fileName);
        message.setHeader(prefix + "MediaSize", file.length());
        MediaFile.attach(file, exchange);
    }

    /** Throws the file away when it has reached no exchange. */
    void discard() {
        if (file != null && file.exists() && !file.delete()) {
            file.deleteOnExit();
        }
    }
}
