package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.GatewayComponent;
import io.github.camelvzaps.core.client.AccessTokens;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.BaseUrl;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.operation.Catalog;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** WhatsApp through VZaps: every call of its API as a step of a route. */
@Component("vzaps")
@ManagedResource(description = "Component of VZaps")
public class VzapsComponent extends GatewayComponent {
    @Metadata(description = "The options that endpoints start from; an option of an endpoint wins over them.")
    private VzapsConfiguration configuration = new VzapsConfiguration();

    /** One access token for each account, whatever the number of endpoints; any thread may add one. */
    private final Map<Account, AccessTokens> tokens = new ConcurrentHashMap<>();

    /** An account at one place; never printed. */
    private record Account(String baseUrl, String clientToken, String clientSecret) {
        @Override
        public String toString() {
            return "Account[" + baseUrl + "]";
        }
    }

    @Override
    protected VzapsEndpoint newEndpoint(String uri) {
        return new VzapsEndpoint(uri, this, configuration.copy());
    }

    /** Makes the credentials for an endpoint; access tokens are shared by all endpoints of an account. */
    Credentials credentials(VzapsConfiguration configuration) {
        if (configuration.getClientSecret() == null) {
            return new VzapsCredentials(configuration.getClientToken(), null);
        }
        Account account = new Account(
                configuration.getBaseUrl(), configuration.getClientToken(), configuration.getClientSecret());
        AccessTokens shared = tokens.computeIfAbsent(account, a -> {
            ApiClient client = client(configuration);
            BaseUrl baseUrl = BaseUrl.parse("baseUrl", a.baseUrl());
            TokenCall call = new TokenCall(client, baseUrl, configuration, getObjectMapper());
            return new AccessTokens(call::fetch, Clock.systemUTC());
        });
        return new VzapsCredentials(configuration.getClientToken(), shared);
    }

    @Override
    protected void doStop() throws Exception {
        // they hold the client that is closed now
        tokens.clear();
        super.doStop();
    }

    @Override
    public Catalog catalog() {
        return VzapsCatalog.INSTANCE;
    }

    @Override
    protected List<String> sensitiveWords() {
        return List.of("clientToken", "instanceToken");
    }

    public VzapsConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(VzapsConfiguration configuration) {
        this.configuration = configuration;
    }
}
