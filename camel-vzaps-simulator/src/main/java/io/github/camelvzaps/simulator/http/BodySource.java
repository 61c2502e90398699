package io.github.camelvzaps.simulator.http;

import io.github.camelvzaps.simulator.state.JsonText;
import io.github.camelvzaps.simulator.state.Media;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The bytes of an answer, piece by piece. Used by one event loop. */
public abstract class BodySource {

    /** All bytes there are. */
    abstract long length();

    /** The next piece; null at the end. */
    abstract Buffer next();

    public static BodySource of(Object body) {
        if (body instanceof Reply.Stream stream) {
            return stream.asDownloadAnswer() ? new Download(stream.media()) : new Raw(stream.media());
        }
        if (body == null) {
            return new Whole(Buffer.buffer());
        }
        if (body instanceof String text) {
            return new Whole(Buffer.buffer(text));
        }
        return new Whole(body instanceof byte[] bytes ? Buffer.buffer(bytes) : JsonText.encodeToBuffer(body));
    }

    /** Used as it is when it is not to be cut or delayed; null when it comes in pieces. */
    public Buffer whole() {
        return null;
    }

    private static final class Whole extends BodySource {
        private final Buffer buffer;
        private boolean read;

        Whole(Buffer buffer) {
            this.buffer = buffer;
        }

        @Override
        long length() {
            return buffer.length();
        }

        @Override
        Buffer next() {
            if (read || buffer.length() == 0) {
                return null;
            }
            read = true;
            return buffer;
        }

        @Override
        public Buffer whole() {
            return buffer;
        }
    }

    private static class Raw extends BodySource {
        final Media media;
        private long offset;

        Raw(Media media) {
            this.media = media;
        }

        @Override
        long length() {
            return media.size();
        }

        @Override
        Buffer next() {
            byte[] piece = nextBytes();
            return piece == null ? null : Buffer.buffer(piece);
        }

        byte[] nextBytes() {
            if (offset >= media.size()) {
                return null;
            }
            byte[] piece = media.piece(offset);
            offset += piece.length;
            return piece;
        }
    }

    /** {@code {"code":200,...,"data":"data:<mime>;base64,..."}} around the media. */
    private static final class Download extends Raw {
        private final byte[] head;
        private final byte[] tail = "\"}}".getBytes(StandardCharsets.US_ASCII);
        private boolean headRead;
        private boolean tailRead;

        Download(Media media) {
            super(media);
            String mimetype = JsonText.encode(media.mimetype());
            String inner = mimetype.substring(1, mimetype.length() - 1);
            head = ("{\"code\":200,\"success\":true,\"data\":{\"mimetype\":" + mimetype + ",\"data\":\"data:" + inner
                            + ";base64,")
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        long length() {
            return head.length + (media.size() + 2) / 3 * 4 + tail.length;
        }

        @Override
        Buffer next() {
            if (!headRead) {
                headRead = true;
                return Buffer.buffer(head);
            }
            byte[] piece = nextBytes();
            if (piece != null) {
                return Buffer.buffer(Base64.getEncoder().encode(piece));
            }
            if (!tailRead) {
                tailRead = true;
                return Buffer.buffer(tail);
            }
            return null;
        }
    }
}
