package io.github.camelvzaps.core.media;

import io.github.camelvzaps.api.VzapsConstants;
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
public record FetchedMedia(File file, String sha256, String contentType, String fileName, MediaMissing missing) {

    static FetchedMedia missing(MediaMissing why) {
        return new FetchedMedia(null, null, null, null, why);
    }

    /** Writes body and headers. From here on the file belongs to the exchange. */
    public void write(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        if (missing != null) {
            message.setHeader(VzapsConstants.MEDIA_MISSING, missing.text());
            return;
        }
        message.setHeader(VzapsConstants.MEDIA_SHA256, sha256);
        // in no header that Camel's own components read: the sender chose type and name, and would steer them
        message.setHeader(VzapsConstants.MIMETYPE, contentType);
        message.setHeader(VzapsConstants.FILE_NAME, fileName);
        message.setHeader(VzapsConstants.MEDIA_SIZE, file.length());
        MediaFile.attach(file, exchange);
    }

    /** Throws the file away when it has reached no exchange. */
    public void discard() {
        if (file != null && file.exists() && !file.delete()) {
            file.deleteOnExit();
        }
    }
}
