package io.github.camelvzaps.benchmarks.figures;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which versions were measured, by the names of the jars on the class path. */
final class Versions {
    private static final Map<String, String> ARTIFACTS = new LinkedHashMap<>();

    static {
        ARTIFACTS.put("component", "camel-vzaps-component");
        ARTIFACTS.put("Camel", "camel-api");
        ARTIFACTS.put("HttpClient", "httpclient5");
        ARTIFACTS.put("Vert.x", "vertx-core");
    }

    private Versions() {}

    static Map<String, String> here() {
        return on(System.getProperty("java.class.path"));
    }

    static Map<String, String> on(String classPath) {
        Map<String, String> versions = new LinkedHashMap<>();
        ARTIFACTS.forEach((name, artifact) -> {
            Matcher jar = Pattern.compile("\\b" + artifact + "-(\\d[^" + Pattern.quote(File.separator) + "]*)\\.jar")
                    .matcher(classPath);
            // what the build has not packed yet is a folder of classes
            versions.put(name, jar.find() ? jar.group(1) : "not packed");
        });
        return versions;
    }
}
