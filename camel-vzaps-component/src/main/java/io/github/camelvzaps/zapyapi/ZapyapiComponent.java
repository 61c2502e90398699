package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.core.GatewayComponent;
import io.github.camelvzaps.core.operation.Catalog;
import java.util.List;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** WhatsApp through ZapyAPI: every known call of its API as a step of a route, and its events as the start of one. */
@Component("zapyapi")
@ManagedResource(description = "Component of ZapyAPI")
public class ZapyapiComponent extends GatewayComponent {
    @Metadata(description = "The options that endpoints start from; an option of an endpoint wins over them.")
    private ZapyapiConfiguration configuration = new ZapyapiConfiguration();

    @Override
    protected ZapyapiEndpoint newEndpoint(String uri) {
        return new ZapyapiEndpoint(uri, this, configuration.copy());
    }

    @Override
    public Catalog catalog() {
        return ZapyapiCatalog.INSTANCE;
    }

    /** Camel knows {@code apiKey} and {@code secret} by itself, but compares whole names. */
    @Override
    protected List<String> sensitiveWords() {
        return List.of("previousSecret");
    }

    public ZapyapiConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(ZapyapiConfiguration configuration) {
        this.configuration = configuration;
    }
}
