package io.github.camelvzaps.vzaps.message;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * What the builders of messages with a medium have in common. Files, bytes and streams are sent as a base64 data URI
 * whose media type the producer finds out by the header {@code Content-Type}, the file's name and the first bytes.
 *
 * @param <M> the message
 * @param <B> the builder itself
 */
public abstract class MediaBuilder<M extends OutboundMessage, B extends MediaBuilder<M, B>>
        extends MessageBuilder<M, B> {
    private Object media;

    MediaBuilder(String phone) {
        super(phone);
    }

    /** Sets the medium by a URL that is open to the public, or by a data URI. */
    public B media(String urlOrDataUri) {
        media = urlOrDataUri;
        return self();
    }

    /** Sets the medium by a file, which is read while the message is sent. */
    public B media(Path file) {
        media = file;
        return self();
    }

    /** Sets the medium by its bytes. They are not copied: leave them alone until the message is sent. */
    public B media(byte[] bytes) {
        media = bytes;
        return self();
    }

    /** Sets the medium by a stream, which is read and closed while the message is sent; so it is sent at most once. */
    public B media(InputStream stream) {
        media = stream;
        return self();
    }

    final Object media() {
        return media;
    }
}
