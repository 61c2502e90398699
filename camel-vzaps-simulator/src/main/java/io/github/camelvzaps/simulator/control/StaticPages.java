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

    private static final Map<String, List<String>> PAGES = Map.of(
            "/ui/", List.of("ui/index.html", "text/html; charset=utf-8"),
            "/ui/phone.css", List.of("ui/phone.css", "text/css; charset=utf-8"),
            "/ui/phone.js", List.of("ui/phone.js", "text/javascript; charset=utf-8"),
            "/openapi/vzaps.yaml", List.of("openapi/vzaps.yaml", "application/yaml"),
            "/openapi/zapyapi.yaml", List.of("openapi/zapyapi.yaml", "application/yaml"));

    private final Map<String, Page> read = new HashMap<>();

    StaticPages() {
        PAGES.forEach((path, page) -> {
            try (InputStream in = StaticPages.class.getClassLoader().getResourceAsStream(page.get(0))) {
                if (in != null) {
                    read.put(path, new Page(new String(in.readAllBytes(), StandardCharsets.UTF_8), page.get(1)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
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
