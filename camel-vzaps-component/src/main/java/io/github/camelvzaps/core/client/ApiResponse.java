package io.github.camelvzaps.core.client;

import java.io.File;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** An answer with its body, which is in memory or, for a streamed call, in a file that the receiver deletes. */
public final class ApiResponse {
    private final HttpResponse head;
    private final byte[] body;
    private final File file;
    private final String mediaType;
    private final UnaryOperator<String> mask;

    ApiResponse(HttpResponse head, byte[] body, File file, String mediaType) {
        this(head, body, file, mediaType, UnaryOperator.identity());
    }

    private ApiResponse(HttpResponse head, byte[] body, File file, String mediaType, UnaryOperator<String> mask) {
        this.head = head;
        this.body = body;
        this.file = file;
        this.mediaType = mediaType;
        this.mask = mask;
    }

    /** Returns the same answer, which knows how to hide the secrets of its call. */
    ApiResponse concealing(UnaryOperator<String> hide) {
        return new ApiResponse(head, body, file, mediaType, hide);
    }

    /** Hides in a text of this answer the secrets of its call, which a server may echo. */
    String conceal(String text) {
        return mask.apply(text);
    }

    public int status() {
        return head.getCode();
    }

    /** Returns the first header of that name, or null. */
    public String header(String name) {
        Header header = head.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** Returns all headers of the answer. */
    public Header[] headers() {
        return head.getHeaders();
    }

    /** Returns the body, empty when there is none, or null when it is in {@link #file()}. */
    public byte[] body() {
        return body;
    }

    /** Returns the file that holds the body of a streamed call, or null. */
    public File file() {
        return file;
    }

    /** Returns the type of the content in {@link #file()}, or null when the file holds the answer as it came. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns the same answer with its body in memory. */
    public ApiResponse inMemory(byte[] bytes) {
        return new ApiResponse(head, bytes, null, null, mask);
    }
}
