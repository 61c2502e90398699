package io.github.camelvzaps.routecheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;

/**
 * Camel's catalog, and with it the components of others that are on the class path. By class name alone the catalog does
 * not find those: their JSON has to be handed to it.
 */
final class ClassPathComponents {
    private static final String SERVICES = "META-INF/services/org/apache/camel/";
    private static final ClassLoader LOADER = ClassPathComponents.class.getClassLoader();

    private ClassPathComponents() {}

    static CamelCatalog catalog() {
        CamelCatalog catalog = new DefaultCamelCatalog();
        try {
            for (URL jar : Collections.list(LOADER.getResources(SERVICES + "component.properties"))) {
                for (String scheme :
                        properties(jar).getProperty("components", "").trim().split("\\s+", -1)) {
                    if (!scheme.isEmpty() && !catalog.findComponentNames().contains(scheme)) {
                        add(catalog, scheme);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return catalog;
    }

    private static void add(CamelCatalog catalog, String scheme) throws IOException {
        String type =
                properties(LOADER.getResource(SERVICES + "component/" + scheme)).getProperty("class");
        String folder = type.substring(0, type.lastIndexOf('.')).replace('.', '/');
        URL json = LOADER.getResource("META-INF/" + folder + "/" + scheme + ".json");
        if (json != null) {
            catalog.addComponent(scheme, type, text(json));
        }
    }

    private static Properties properties(URL file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = file.openStream()) {
            properties.load(in);
        }
        return properties;
    }

    static String text(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
