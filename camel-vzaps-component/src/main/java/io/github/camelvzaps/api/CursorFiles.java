package io.github.camelvzaps.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps cursors in a folder, a file for each. A file is replaced as a whole, so that a process that is killed while it
 * writes leaves the old cursor or the new one: Camel's {@code FileStateRepository} can be left with half a line then, and
 * does not start again. The option {@code cursorFolder} creates one; as a bean it goes to {@code cursorRepository}. Each
 * cursor may be written by one process at a time. Thread-safe; after the start it fails with an
 * {@link UncheckedIOException} when a file cannot be read or written.
 */
public final class CursorFiles extends ServiceSupport implements StateRepository<String, String> {
    /** Set before the start. */
    private Path folder;

    /** The folder is to be set; for beans in configuration files. */
    public CursorFiles() {}

    public CursorFiles(Path folder) {
        this.folder = folder;
    }

    /** Required; relative to the working directory of the process, and created at the start when absent. */
    public void setFolder(String folder) {
        this.folder = Path.of(folder);
    }

    @Override
    protected void doStart() {
        if (folder == null) {
            throw new InvalidConfigurationException(List.of(), "CursorFiles has no folder: set its property folder");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unusable(e);
        }
        if (!Files.isWritable(folder)) {
            throw unusable(null);
        }
    }

    private InvalidConfigurationException unusable(IOException cause) {
        return new InvalidConfigurationException(
                List.of("cursorFolder"),
                "Cursors cannot be kept in " + folder + ": set cursorFolder, or the folder of CursorFiles, to one that"
                        + " this process may create and write",
                cause);
    }

    @Override
    public String getState(String key) {
        try {
            String state = Files.readString(file(key)).strip();
            return state.isEmpty() ? null : state;
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void setState(String key, String state) {
        Path file = file(key);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(state);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                // or the new name may outlive a power failure, and what it names may not
                channel.force(false);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String key) {
        return folder.resolve(URLEncoder.encode(key, StandardCharsets.UTF_8) + ".cursor");
    }
}
