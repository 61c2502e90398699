package io.github.camelvzaps.core.producer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Finds the media type of content by its first bytes, as Apache Tika knows them. Stateless. */
final class ContentType {
    /** How much of the content is looked at. */
    static final int PREFIX = 8 * 1024;

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final String UNKNOWN = "application/octet-stream";

    /** Types as phones know them, where Tika names the codec or the container. */
    private static final Map<String, String> USUAL = Map.of(
            "application/ogg", "audio/ogg",
            "audio/opus", "audio/ogg",
            "audio/vorbis", "audio/ogg",
            "audio/speex", "audio/ogg",
            "audio/vnd.wave", "audio/wav",
            "application/mp4", "video/mp4",
            "video/x-m4v", "video/mp4");

    private ContentType() {}

    /** Returns the type, or null when the bytes do not say. */
    static String of(byte[] prefix) {
        if (ZipContent.isZip(prefix)) {
            // Tika's core stops at the ZIP file; its parsers, which look inside, are megabytes of jars
            return ZipContent.typeOf(prefix);
        }
        try {
            String found = TYPES.detect(new ByteArrayInputStream(prefix), new Metadata())
                    .getBaseType()
                    .toString();
            boolean says = !found.equals(UNKNOWN) && !found.startsWith("application/x-tika-");
            return says ? USUAL.getOrDefault(found, found) : null;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }
}
