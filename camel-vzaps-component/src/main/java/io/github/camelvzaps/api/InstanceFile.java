package io.github.camelvzaps.api;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Instances in a property file, in UTF-8: {@code sales.id=VZ1} and, where no account secret is configured, {@code
 * sales.token=...}. A change is noticed by time and size, and read once two looks found the same, since an editor may be
 * in the middle of writing. For one thread at a time.
 */
public final class InstanceFile implements InstanceSource {
    private static final String ID = "id";
    private static final String TOKEN = "token";

    private Path file;

    /** How the file was when it was read, and at the last look. */
    private State read;

    private State seen;
    private Map<String, GatewayInstance> instances = Map.of();

    private record State(FileTime time, long size) {}

    /** The file is to be set; for beans in configuration files. */
    public InstanceFile() {}

    public InstanceFile(Path file) {
        this.file = file;
    }

    /** Required; relative to the working directory of the process. */
    public void setFile(String file) {
        this.file = Path.of(file);
    }

    @Override
    public Map<String, GatewayInstance> load() throws IOException {
        if (file == null) {
            throw new InvalidConfigurationException(List.of(), "InstanceFile has no file: set its property file");
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        State now = new State(attributes.lastModifiedTime(), attributes.size());
        boolean settled = read == null || now.equals(seen);
        seen = now;
        if (settled && !now.equals(read)) {
            instances = read();
            read = now;
        }
        return instances;
    }

    private Map<String, GatewayInstance> read() throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        }
        Map<String, GatewayInstance> found = new HashMap<>();
        for (String key : lines.stringPropertyNames()) {
            int dot = key.lastIndexOf('.');
            String alias = dot < 0 ? "" : key.substring(0, dot);
            String part = key.substring(dot + 1);
            if (alias.isBlank() || !(part.equals(ID) || part.equals(TOKEN))) {
                throw new InvalidRequestException(
                        "The key '" + key + "' is not understood: write <alias>.id and <alias>.token");
            }
            GatewayInstance instance = found.computeIfAbsent(alias, any -> new GatewayInstance());
            if (part.equals(ID)) {
                instance.setId(lines.getProperty(key));
            } else {
                instance.setToken(lines.getProperty(key));
            }
        }
        return found;
    }

    @Override
    public String description() {
        return "the file " + file;
    }
}
