package io.github.camelvzaps.benchmarks;

import java.util.function.Function;

/** Who takes part, in the order of the report. */
@SuppressWarnings("ImmutableEnumChecker") // the starters are constructors
public enum Entrant implements Subject {
    /** The one that the others are the measure of. */
    VZAPS(
            "vzaps",
            "a route `direct` to `vzaps:messages/sendText`, client token and instance token, the text as the body and"
                    + " the phone as a header; the answer becomes a Map",
            VzapsRoute::new),
    VZAPS_IO(
            "vzaps, continueOnIoThread",
            "the same with `continueOnIoThread=true`, which saves the change of thread where no further step waits",
            VzapsRoute::onIoThread),
    RAW(
            "HttpClient 5 async",
            "no Camel: Jackson writes the same JSON, Apache HttpClient 5's async client sends it (repeating, redirects,"
                    + " cookies and authentication caching switched off, as in the component), Jackson reads the answer"
                    + " into a Map on the I/O thread",
            AsyncHttpClient5::full),
    LIMIT(
            "HttpClient 5 async, minimal",
            "no Camel: the client without proxies, redirects and all else that can be left out; JSON written and read as a"
                    + " stream of tokens",
            AsyncHttpClient5::minimal),
    CLASSIC(
            "HttpClient 5 classic",
            "no Camel: Apache HttpClient 5's blocking client, a thread for each call in flight, Maps by Jackson",
            ClassicHttpClient5::new),
    JDK(
            "JDK HttpClient",
            "no Camel: the `send` of the JDK's client over HTTP/1.1, a thread for each call in flight, Maps by Jackson"
                    + " (`sendAsync` takes several times that on two cores, where it starts a thread for each answer)",
            JdkHttpClient::new),
    HTTP(
            "camel-http route",
            "a route `direct`, `setHeader` (tokens, content type, method), `marshal().json()`, `to(\"http:...\")`,"
                    + " `unmarshal().json()`; each call in flight has a thread, since the endpoint blocks",
            HttpRoute::http),
    VERTX_HTTP(
            "camel-vertx-http route",
            "the same route to `vertx-http:`, which waits with no thread",
            HttpRoute::vertxHttp),
    WHATSAPP(
            "camel-whatsapp",
            "a route `direct` to `whatsapp:`, which sends a text to the path of the WhatsApp Cloud API on the same stub;"
                    + " the answer becomes its MessageResponse",
            WhatsAppRoute::new);

    private final String label;
    private final String description;
    private final Function<String, Contestant> start;

    Entrant(String label, String description, Function<String, Contestant> start) {
        this.label = label;
        this.description = description;
        this.start = start;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String description() {
        return description;
    }

    /** Makes it ready to send to a server. */
    public Contestant start(String baseUrl) {
        return start.apply(baseUrl);
    }
}
