package io.github.camelvzaps.core.media;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.FileInputStreamCache;
import org.apache.camel.support.DefaultExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of fetched media. It is deleted when the exchange of its event ends, and those to which Camel has handed it
 * over. A step that keeps an event beyond its exchange, and hands nothing over, asks for more: then the file is deleted
 * after the last body that reads it has been garbage collected. Thread-safe.
 */
public final class MediaFile {
    private static final Logger LOG = LoggerFactory.getLogger(MediaFile.class);

    /** Where an exchange, and each copy of it, names its file. */
    private static final String PROPERTY = MediaFile.class.getName();

    private static final Cleaner CLEANER = Cleaner.create();

    private final File file;
    private final StreamCache content;

    /** Under the lock of this object. */
    private boolean kept;

    private MediaFile(File file, StreamCache content) {
        this.file = file;
        this.content = content;
    }

    /** Makes the file the body of an exchange, at whose end it is deleted. */
    static void attach(File file, Exchange exchange) throws IOException {
        StreamCache content = new FileInputStreamCache(file).copy(exchange);
        exchange.getMessage().setBody(content);
        exchange.setProperty(PROPERTY, new MediaFile(file, content));
    }

    /** Keeps the file of an event, if there is one, for as long as anything can read it. */
    public static void keepBeyond(Exchange exchange) {
        MediaFile media = exchange.getProperty(PROPERTY, MediaFile.class);
        if (media != null) {
            media.keep(exchange);
        }
    }

    private synchronized void keep(Exchange exchange) {
        if (kept) {
            return;
        }
        try {
            // the cache counts the exchanges that use the file, and this one never ends
            content.copy(new DefaultExchange(exchange.getContext()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // all bodies of the file share this object
        CLEANER.register(file, deletion(file.toPath()));
        kept = true;
    }

    /** Holds the path alone: a reference to the file would keep it from being collected. */
    private static Runnable deletion(Path path) {
        return () -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                LOG.warn("The temporary file {} of fetched media could not be deleted: {}", path, e.toString());
            }
        };
    }
}
