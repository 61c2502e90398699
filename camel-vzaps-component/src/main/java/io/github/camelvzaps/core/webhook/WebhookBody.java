package io.github.camelvzaps.core.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Reads what a webhook call brings, whichever HTTP server took it. Stateless. */
final class WebhookBody {
    private static final Pattern CHARSET =
            Pattern.compile(".*;\\s*charset\\s*=\\s*\"?([\\w.:+-]+)\"?.*", Pattern.CASE_INSENSITIVE);

    /** Other gateways of this family send the JSON as a field of a form. */
    private static final Pattern FORM = Pattern.compile("\\s*[A-Za-z_][\\w.\\[\\]%-]*=.*", Pattern.DOTALL);

    private WebhookBody() {}

    /**
     * Returns the bytes as they came, unpacked if they were gzip.
     *
     * @throws BodyRefused when they are too many or too slow
     * @throws IOException when they break off
     */
    static byte[] read(Message http, BodyIntake intake, ObjectMapper mapper) throws IOException {
        Object body = http.getBody();
        if (body instanceof Map<?, ?> form) {
            // this server has taken the form apart already
            byte[] fields = mapper.writeValueAsBytes(form);
            intake.add(fields, fields.length);
            return fields;
        }
        Long length = http.getHeader(Exchange.CONTENT_LENGTH, Long.class);
        intake.expect(length == null ? 0 : length);
        if (VertxBody.isOne(body)) {
            VertxBody.read(body, intake);
        } else if (body instanceof RawBody raw) {
            try (InputStream in = raw.bytes()) {
                intake.addAll(in);
            }
        } else if (body != null) {
            try (InputStream in = http.getBody(InputStream.class)) {
                if (in != null) {
                    intake.addAll(in);
                }
            }
        }
        return intake.unpacked();
    }

    /** Drops what was not read, so that a refused caller costs nothing more. */
    static void discard(Message http) {
        if (VertxBody.isOne(http.getBody())) {
            VertxBody.discard(http.getBody());
        }
    }

    /** Returns the JSON in what came: that of a form's fields, or in UTF-8 where the caller names another charset. */
    static byte[] json(byte[] body, String contentType, ObjectMapper mapper) throws IOException {
        Charset charset = charset(contentType);
        boolean other = charset != null && !charset.name().startsWith("UTF-");
        byte[] utf8 = other ? new String(body, charset).getBytes(StandardCharsets.UTF_8) : body;
        boolean form = utf8.length > 0 && Character.isLetter(utf8[0]) && isForm(utf8);
        return form ? mapper.writeValueAsBytes(fields(new String(utf8, StandardCharsets.UTF_8))) : utf8;
    }

    private static boolean isForm(byte[] body) {
        return FORM.matcher(new String(body, StandardCharsets.UTF_8)).matches();
    }

    private static Charset charset(String contentType) {
        Matcher named = contentType == null ? null : CHARSET.matcher(contentType);
        try {
            return named != null && named.matches() ? Charset.forName(named.group(1)) : null;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static Map<String, String> fields(String form) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) throws IOException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IOException("the form is badly encoded", e);
        }
    }
}
