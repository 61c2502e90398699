package io.github.camelvzaps.simulator.control;

import io.github.camelvzaps.simulator.http.Incoming;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The phone page and the OpenAPI documents, read once. Immutable. */
final class StaticPages {

    private record Page(String text, String type) {}

    /** The modules of the phone page; {@code phone} is the one that the page names. */
    private static final List<String> SCRIPTS = List.of(
            "call",
            "chats",
            "content",
            "draw",
            "faults",
            "history",
            "journal",
            "media",
            "phone",
            "phones",
            "shown",
            "talk",
            "words",
            "words.pt",
            "write");

    private final Map<String, Page> read = new HashMap<>();

    StaticPages() {
        read("/ui/", "ui/index.html", "text/html; charset=utf-8");
        read("/ui/phone.css", "ui/phone.css", "text/css; charset=utf-8");
        SCRIPTS.forEach(
                script -> read("/ui/" + script + ".js", "ui/" + script + ".js", "text/javascript; charset=utf-8"));
        read("/openapi/vzaps.yaml", "openapi/vzaps.yaml", "application/yaml");
        read("/openapi/zapyapi.yaml", "openapi/zapyapi.yaml", "application/yaml");
    }

    private void read(String path, String resource, String type) {
        try (InputStream in = StaticPages.class.getClassLoader().getResourceAsStream(resource)) {
            if (in != null) {
                read.put(path, new Page(new String(in.readAllBytes(), StandardCharsets.UTF_8), type));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean owns(String path) {
        return path.equals("/") || path.equals("/ui") || path.startsWith("/ui/") || path.startsWith("/openapi/");
    }

    Reply answer(Incoming request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            throw Refusal.methodNotAllowed(List.of("GET"));
        }
        if (request.path().equals("/") || request.path().equals("/ui")) {
            return Reply.empty(302).withHeaders(Map.of("Location", "/ui/"));
        }
        Page page = read.get(request.path());
        if (page == null) {
            throw Refusal.notFound("page");
        }
        return Reply.of(200, page.text, page.type).withHeaders(Map.of("Cache-Control", "no-cache"));
    }
}
