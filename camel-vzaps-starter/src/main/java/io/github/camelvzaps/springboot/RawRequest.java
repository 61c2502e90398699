package io.github.camelvzaps.springboot;

import io.github.camelvzaps.core.webhook.RawBody;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * A request whose body nobody interprets: not unpacked, not taken apart as a form, and not longer than wanted. For one
 * thread.
 */
final class RawRequest extends HttpServletRequestWrapper {
    private static final String CONTENT_TYPE = "content-type";

    /** What makes others change the body. */
    private static final Set<String> HIDDEN = Set.of("content-encoding");

    private static final Pattern CHARSET =
            Pattern.compile(".*;\\s*charset\\s*=\\s*\"?([\\w.:+-]+)\"?.*", Pattern.CASE_INSENSITIVE);

    private final String contentType;
    private final int most;

    /** @param most how many bytes of the body are wanted; one more is handed on as a sign that there are */
    RawRequest(HttpServletRequest request, int most) {
        super(request);
        this.most = most;
        Matcher charset = CHARSET.matcher(request.getContentType() == null ? "" : request.getContentType());
        contentType = "application/octet-stream" + (charset.matches() ? ";charset=" + charset.group(1) : "");
    }

    @Override
    public String getContentType() {
        return contentType;
    }

    @Override
    public String getHeader(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return HIDDEN.contains(folded) ? null : folded.equals(CONTENT_TYPE) ? contentType : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        if (HIDDEN.contains(folded)) {
            return Collections.emptyEnumeration();
        }
        return folded.equals(CONTENT_TYPE) ? Collections.enumeration(Set.of(contentType)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Collections.list(super.getHeaderNames()));
        names.removeAll(HIDDEN);
        return Collections.enumeration(names);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Beginning(super.getInputStream(), most + 1L);
    }

    /** Camel takes the body from here; the component asks what it got for the bytes. */
    @Override
    public BufferedReader getReader() throws IOException {
        return new RawReader(getInputStream());
    }

    /**
     * Reads as Latin-1, which at least changes nothing. Camel makes a stream cache of each body that is none, and the bytes
     * would be lost in it; so this is one, which can be read once.
     */
    private static final class RawReader extends BufferedReader implements RawBody, StreamCache {
        private final InputStream bytes;

        private RawReader(InputStream bytes) {
            super(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1));
            this.bytes = bytes;
        }

        @Override
        public InputStream bytes() {
            return bytes;
        }

        @Override
        public void reset() {
            // nothing was read so far: the component reads first
        }

        @Override
        public void writeTo(OutputStream to) throws IOException {
            bytes.transferTo(to);
        }

        @Override
        public StreamCache copy(Exchange exchange) {
            return null;
        }

        @Override
        public boolean inMemory() {
            return false;
        }

        @Override
        public long length() {
            return 0;
        }

        @Override
        public long position() {
            return -1;
        }
    }

    /** Ends early where there is more. */
    private static final class Beginning extends ServletInputStream {
        private final ServletInputStream in;
        private long left;

        private Beginning(ServletInputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int b = left > 0 ? in.read() : -1;
            left -= b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0 && length > 0) {
                return -1;
            }
            int n = in.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }

        @Override
        public boolean isFinished() {
            return left == 0 || in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
