package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.client.BaseUrl;
import io.github.camelvzaps.core.client.StrictUrl;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Where the realtime connection goes: the option realtimeUrl, else what the option baseUrl leads to. */
final class RealtimeUrl {
    private static final Set<String> SCHEMES = Set.of("ws", "wss");
    private static final String PATH = "/events/ws";
    private static final String PRODUCTION =
            URI.create(VzapsConfiguration.DEFAULT_BASE_URL).getHost();

    private RealtimeUrl() {}

    /**
     * Returns the URL of the connection. Production has a host of its own for it; anywhere else, such as the simulator or
     * a proxy, it is below the base URL, so that an application that is pointed elsewhere never connects to production.
     *
     * @param realtimeUrl null when it is not set
     * @throws IllegalArgumentException when one of them is not a URL, naming the option
     */
    static URI of(String realtimeUrl, String baseUrl) {
        if (realtimeUrl != null && !realtimeUrl.isBlank()) {
            return parse(realtimeUrl);
        }
        BaseUrl base = BaseUrl.parse("baseUrl", baseUrl);
        if (base.host().getHostName().equalsIgnoreCase(PRODUCTION)) {
            return parse(VzapsConfiguration.DEFAULT_REALTIME_URL);
        }
        String scheme = base.host().getSchemeName().equals("https") ? "wss" : "ws";
        return URI.create(scheme + "://" + base.host().toHostString() + base.prefix() + PATH);
    }

    /** Reads the option; a URL without a path gets that of the contract (section 8). */
    private static URI parse(String text) {
        URI url = StrictUrl.parse(text, SCHEMES)
                .filter(one -> one.getQuery() == null)
                .orElseThrow(() -> new InvalidConfigurationException(
                        List.of("realtimeUrl"),
                        "The option realtimeUrl has to be a URL such as wss://realtime.example.com, without user and"
                                + " query, and '" + StrictUrl.shown(text) + "' is not"));
        boolean bare = url.getPath().isEmpty() || url.getPath().equals("/");
        return bare ? url.resolve(PATH) : url;
    }
}
