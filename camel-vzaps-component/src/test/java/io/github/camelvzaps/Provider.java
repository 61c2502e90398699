package io.github.camelvzaps;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvzaps.core.GatewayComponent;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.zapyapi.ZapyapiComponent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The gateways, for tests that hold for all of them. */
enum Provider {
    VZAPS(new VzapsComponent()),
    ZAPYAPI(new ZapyapiComponent());

    @SuppressWarnings("ImmutableEnumChecker") // a catalog never changes
    private final Catalog catalog;

    private final Class<?> component;

    Provider(GatewayComponent component) {
        this.catalog = component.catalog();
        this.component = component.getClass();
    }

    String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    Catalog catalog() {
        return catalog;
    }

    Class<?> component() {
        return component;
    }

    /** Returns what editors and validators know of the component; works in the folder of the module. */
    JsonNode catalogJson() throws IOException {
        Path json = Path.of("src/generated/resources/META-INF/io/github/camelvzaps", scheme(), scheme() + ".json");
        return Contract.JSON.readTree(json.toFile());
    }
}
