package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.CursorFiles;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.delivery.Claims;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** What a component knows of events over all its consumers, while it runs. Thread-safe. */
public final class EventMemory {
    /** How many finished events are remembered where no repository is configured. */
    private static final int REMEMBERED = 10_000;

    /** Which events are under way, over all consumers. */
    private final Claims claims = new Claims();

    /** What named subscriptions have finished, where no repository is configured; any thread adds. */
    private final Map<String, IdempotentRepository> finished = new ConcurrentHashMap<>();

    /** One for each folder, shared by the endpoints that name it; any thread may add one. */
    private final Map<Path, CursorFiles> cursorFiles = new ConcurrentHashMap<>();

    /** Who has written to the numbers, over all consumers. */
    private final ChatsThatWrote chats = new ChatsThatWrote();

    /** One for each repository, shared by the endpoints that name it; any thread may add one. */
    private final Map<StateRepository<String, String>, GuardRepository> guardRepositories = new ConcurrentHashMap<>();

    private final List<Consumer<VzapsEvent>> listeners = new CopyOnWriteArrayList<>();

    /** Returns which events are under way, over all consumers. */
    public Claims claims() {
        return claims;
    }

    /** Has each event seen as soon as a consumer has it. The listener must not throw and not block. */
    public void listen(Consumer<VzapsEvent> listener) {
        listeners.add(listener);
    }

    /** An event has come to a consumer, perhaps not for the first time. */
    public void arrived(VzapsEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** Returns who has written to the numbers, over all consumers. */
    public ChatsThatWrote chats() {
        return chats;
    }

    /** Returns what a repository knows of who has written, for all endpoints that name it. */
    GuardRepository guardRepository(StateRepository<String, String> repository, String scheme) {
        return guardRepositories.computeIfAbsent(repository, one -> new GuardRepository(one, scheme));
    }

    /** Returns the memory of the finished events of a named subscription, for all consumers that name it. */
    public IdempotentRepository finished(String subscription) {
        return finished.computeIfAbsent(subscription, name -> create());
    }

    /** Creates a memory of finished events. */
    static IdempotentRepository create() {
        return MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED);
    }

    /** Returns the cursors in a folder. */
    public CursorFiles cursorFiles(String folder) {
        return cursorFiles.computeIfAbsent(Path.of(folder).toAbsolutePath().normalize(), path -> new CursorFiles(path));
    }
}
