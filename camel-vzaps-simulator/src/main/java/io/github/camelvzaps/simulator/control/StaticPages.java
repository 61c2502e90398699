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
import java.util.concurrent.ConcurrentHashMap;

/** The phone page and the OpenAPI documents, each read when somebody first asks for it. Thread-safe. */
final class StaticPages {

    private record Page(String text, String type) {}

    private record Source(String resource, String type) {}

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

    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, Page> read = new ConcurrentHashMap<>();

    StaticPages() {
        source("/ui/", "ui/index.html", "text/html; charset=utf-8");
        source("/ui/phone.css", "ui/phone.css", "text/css; charset=utf-8");
        for (String script : SCRIPTS) {
            source("/ui/" + script + ".js", "ui/" + script + ".js", "text/javascript; charset=utf-8");
        }
        source("/openapi/vzaps.yaml", "openapi/vzaps.yaml", "application/yaml");
        source("/openapi/zapyapi.yaml", "openapi/zapyapi.yaml", "application/yaml");
    }

    private void source(String path, String resource, String type) {
        sources.put(path, new Source(resource, type));
    }

    /** Returns null when there is none. */
    private Page page(String path) {
        return sources.containsKey(path) ? read.computeIfAbsent(path, this::read) : null;
    }

    private Page read(String path) {
        Source source = sources.get(path);
        try (InputStream in = StaticPages.class.getClassLoader().getResourceAsStream(source.resource)) {
            return in == null ? null : new Page(new String(in.readAllBytes(), StandardCharsets.UTF_8), source.type);
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
        Page page = page(request.path());
        if (page == null) {
            throw Refusal.notFound("page");
        }
        return Reply.of(200, page.text, page.type).withHeaders(Map.of("Cache-Control", "no-cache"));
    }
}
