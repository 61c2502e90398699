package io.github.camelvzaps.core.client;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files for what arrives, in a folder of this process below {@code java.io.tmpdir}. The folder is locked while the process
 * lives, so the folders that killed processes have left can be recognized, and the next process removes them. Thread-safe.
 */
final class TemporaryFiles {
    private static final String PREFIX = "camel-vzaps-";
    private static final String LOCK = "lock";

    /** Made on first use; guarded by the class. */
    private static Path folder;

    /** Held until the process ends; guarded by the class. */
    @SuppressWarnings("UnusedVariable") // a lock that nobody refers to is released when it is collected
    private static FileLock lock;

    private TemporaryFiles() {}

    /** Creates an empty file that nobody else has. */
    static synchronized File create() throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            folder = open();
            removeLeftovers(folder.getParent());
        }
        return Files.createTempFile(folder, "media-", ".part").toFile();
    }

    private static Path open() throws IOException {
        Path made = Files.createTempDirectory(PREFIX);
        // it gets its name when it is locked already, so that nobody finds it free in between
        Path unnamed = made.resolve("new");
        FileChannel channel = FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock = channel.lock();
        Files.move(unnamed, made.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
        // at a normal end, when the files in it are gone
        made.toFile().deleteOnExit();
        made.resolve(LOCK).toFile().deleteOnExit();
        return made;
    }

    private static void removeLeftovers(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : folders) {
                if (!other.equals(folder) && Files.exists(other.resolve(LOCK))) {
                    removeUnlessLocked(other);
                }
            }
        } catch (IOException e) {
            // another user's, or gone meanwhile: they only take space
        }
    }

    private static void removeUnlessLocked(Path other) throws IOException {
        try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            if (free == null) {
                return;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(other, "media-*.part")) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(other.resolve(LOCK));
            Files.deleteIfExists(other);
        } catch (OverlappingFileLockException oursToo) {
            // another class loader of this process has it
        }
    }
}
