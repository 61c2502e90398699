package io.github.camelvzaps.crmbridge.start;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL out of binaries from Maven Central, with data that survive a restart. Runs until {@link #close()}. After a
 * {@code kill -9} of this program it keeps running; the next start ends it first.
 */
public final class OwnPostgres implements AutoCloseable {
    static final String USER = "postgres";

    private static final long STOP_SECONDS = 30;

    /** After a kill the server repairs its data first; a busy machine takes its time for that. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The library turns these off, for tests whose data nobody needs afterwards. */
    private static final Map<String, String> LASTING =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private final FileChannel lockFile;
    private final EmbeddedPostgres server;

    private OwnPostgres(FileChannel lockFile, EmbeddedPostgres server) {
        this.lockFile = lockFile;
        this.server = server;
    }

    /** @throws SetupException when another program uses the folder, or PostgreSQL does not start */
    static OwnPostgres start(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile = lock(folder);
            try {
                endOrphan(folder.resolve("postgres"));
                return new OwnPostgres(lockFile, startServer(folder));
            } catch (IOException | RuntimeException e) {
                lockFile.close();
                throw e;
            }
        } catch (IOException | IllegalStateException e) {
            throw new SetupException(
                    "The program's own PostgreSQL does not start: " + e.getMessage(),
                    folder.resolve("postgres.log") + " says more. Delete " + folder
                            + " to begin with empty data, or set crm.database.url to a PostgreSQL that runs",
                    e);
        }
    }

    /** The lock ends with the process, however that ends. */
    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new SetupException(
                    "Another crm-bridge works with the data in " + folder,
                    "End it, or give this one another folder with -Dcrm.output=...");
        }
        return channel;
    }

    /** Ends the server that a killed program has left behind. */
    private static void endOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid).filter(OwnPostgres::isPostgres);
        if (orphan.isPresent()) {
            orphan.get().destroy();
            try {
                orphan.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                throw new IOException("process " + pid + " of a killed run does not end; end it by hand", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        // a number that now belongs to another process would keep the server from starting
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(c -> c.contains("postgres")).isPresent();
    }

    private static EmbeddedPostgres startServer(Path folder) throws IOException {
        Redirect log = Redirect.appendTo(folder.resolve("postgres.log").toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(log)
                .setErrorRedirector(log);
        LASTING.forEach(builder::setServerConfig);
        return builder.start();
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            lockFile.close();
        }
    }
}
