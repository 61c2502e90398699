package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.InvalidRequestException;
import io.github.camelvzaps.core.operation.ContentReader;
import io.github.camelvzaps.core.operation.Media;
import io.github.camelvzaps.core.operation.Parameter;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.util.MimeTypeHelper;

/** Makes media of what a message holds: files, bytes, streams. One for each exchange; used by one thread. */
final class OutboundMedia implements ContentReader {
    /** Content up to this size is encoded at once, larger content while it is sent. */
    private static final int SMALL = 256 * 1024;

    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*([\\w.+-]+/[\\w.+-]+)\\s*(;.*)?");
    private static final String UNKNOWN = "application/octet-stream";

    /** What a parameter most likely holds when nothing else tells. */
    private static final Map<String, String> USUAL = Map.of(
            "image", "image/jpeg",
            "groupImage", "image/jpeg",
            "sticker", "image/webp",
            "audio", "audio/ogg",
            "video", "video/mp4",
            "gif", "video/mp4");

    private final Exchange exchange;
    private final String givenName;

    /** The streams that can be read once only, by the object that the message holds. */
    private final IdentityHashMap<InputStream, BufferedInputStream> opened = new IdentityHashMap<>();

    /** @param givenName the file name that the route gives, or null */
    OutboundMedia(Exchange exchange, String givenName) {
        this.exchange = exchange;
        this.givenName = givenName;
    }

    @Override
    public Object read(Parameter parameter, Object value) {
        if (value instanceof URI || value instanceof URL) {
            return value.toString();
        }
        if (!Content.isContent(value)) {
            return value;
        }
        Object content = unwrapped(value);
        byte[] prefix = prefix(content);
        if (prefix != null && prefix.length == 0) {
            throw new InvalidRequestException("'" + parameter.name() + "' is empty: a "
                    + value.getClass().getSimpleName() + " without bytes cannot be sent");
        }
        String usual = USUAL.getOrDefault(parameter.name(), UNKNOWN);
        String mimeType = mimeType(content, usual);
        if (content instanceof byte[] bytes && bytes.length <= SMALL) {
            return "data:" + mimeType + ";base64," + Base64.getEncoder().encodeToString(bytes);
        }
        boolean once = content instanceof InputStream && !(content instanceof StreamCache);
        return new Media(mimeType, !once, source(parameter, content));
    }

    /** Returns the type of the content of the body, to tell an image from a document. */
    String mimeType(Object value) {
        return mimeType(unwrapped(value), UNKNOWN);
    }

    /** Returns the name of the content, as far as it is known. */
    String name(Object value) {
        if (givenName != null) {
            return givenName;
        }
        String own = fileName(value);
        return own != null ? own : exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
    }

    static String fileName(Object value) {
        if (value instanceof WrappedFile<?> wrapped) {
            return wrapped.getFile() instanceof File file ? file.getName() : null;
        }
        if (value instanceof File file) {
            return file.getName();
        }
        return value instanceof Path path && path.getFileName() != null
                ? path.getFileName().toString()
                : null;
    }

    private Object unwrapped(Object value) {
        if (value instanceof WrappedFile<?> wrapped) {
            return wrapped.getFile() instanceof File file ? file.toPath() : wrapped.getBody();
        }
        if (value instanceof File file) {
            return file.toPath();
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        if (value instanceof InputStream in && !(value instanceof StreamCache)) {
            // so that its first bytes can be looked at; once, since the body is asked for twice
            return opened.computeIfAbsent(in, raw -> new BufferedInputStream(raw, ContentType.PREFIX));
        }
        return value;
    }

    private Media.Source source(Parameter parameter, Object content) {
        if (content instanceof Path path) {
            if (!Files.isReadable(path) || Files.isDirectory(path)) {
                throw new InvalidRequestException("'" + parameter.name() + "': the file " + path
                        + (Files.exists(path) ? " cannot be read" : " does not exist"));
            }
            return () -> Files.newInputStream(path);
        }
        if (content instanceof byte[] bytes) {
            return () -> new ByteArrayInputStream(bytes);
        }
        if (content instanceof StreamCache cache) {
            return () -> {
                cache.reset();
                return cache instanceof InputStream in ? in : converted(cache);
            };
        }
        return () -> (InputStream) content;
    }

    private InputStream converted(Object content) throws IOException {
        InputStream in = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, content);
        if (in == null) {
            throw new IOException("a " + content.getClass().getSimpleName() + " cannot be read as a stream");
        }
        return in;
    }

    /** Asks the header, the name and the first bytes in turn, and takes the first answer that fits the parameter. */
    private String mimeType(Object content, String usual) {
        String kind = usual.equals(UNKNOWN) ? "" : usual.substring(0, usual.indexOf('/') + 1);
        boolean moving = kind.equals("video/");
        for (String candidate : new String[] {said(), named(content), sniffed(content)}) {
            boolean fits = candidate != null
                    && (candidate.startsWith(kind) || (moving && candidate.equals("image/gif")))
                    && !candidate.equals(UNKNOWN);
            if (fits) {
                return candidate;
            }
        }
        return usual;
    }

    private String said() {
        Matcher matcher = MEDIA_TYPE.matcher(Content.contentType(exchange));
        if (!matcher.matches()) {
            return null;
        }
        String type = matcher.group(1);
        // these describe a message, not a medium
        boolean envelope = type.startsWith("multipart/") || type.equals("application/x-www-form-urlencoded");
        return envelope || type.equals("application/json") ? null : type;
    }

    private String named(Object content) {
        String name = name(content);
        return name == null ? null : MimeTypeHelper.probeMimeType(name);
    }

    private String sniffed(Object content) {
        byte[] prefix = prefix(content);
        return prefix == null ? null : ContentType.of(prefix);
    }

    /** Returns the first bytes, which stay there to be sent; null when they cannot be read. */
    private byte[] prefix(Object content) {
        try {
            if (content instanceof byte[] bytes) {
                return Arrays.copyOf(bytes, Math.min(bytes.length, ContentType.PREFIX));
            }
            if (content instanceof Path path) {
                try (InputStream in = Files.newInputStream(path)) {
                    return in.readNBytes(ContentType.PREFIX);
                }
            }
            if (content instanceof StreamCache cache) {
                cache.reset();
                byte[] first = (cache instanceof InputStream in ? in : converted(cache)).readNBytes(ContentType.PREFIX);
                cache.reset();
                return first;
            }
            if (content instanceof BufferedInputStream in) {
                in.mark(ContentType.PREFIX);
                byte[] first = in.readNBytes(ContentType.PREFIX);
                in.reset();
                return first;
            }
        } catch (IOException e) {
            // the same content is read again when it is sent, and that failure is reported
            return null;
        }
        return null;
    }
}
