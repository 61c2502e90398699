package io.github.camelvzaps.core.client;

import java.util.Arrays;
import java.util.concurrent.Executor;

/**
 * Runs the tasks of the JDK's HTTP client. A task that reads the answer of a handshake waits until the client has passed
 * on everything it read. Thread-safe.
 *
 * <p>Without it a connection without TLS loses events, measured on JDK 17 and 25: the client reads up to three buffers of
 * 16 KiB at once, and hands out the task after the first. A worker that is quick finds the answer in that one and opens
 * the WebSocket with it; the other buffers go to a queue that is not read any more. With TLS each buffer comes alone.
 */
final class HandshakeExecutor implements Executor {
    /** The class of the client that takes in answers. Where it has another name, nothing waits. */
    private static final String RECEIVER = "jdk.internal.net.http.Http1AsyncReceiver";

    /** The method of it that passes on the buffers of one read. */
    private static final String PASSES_ON = "onNext";

    /** In how many frames above {@link #execute} that method is looked for; it is the eighth or ninth. */
    private static final int NEAR = 12;

    private final Executor workers;

    HandshakeExecutor(Executor workers) {
        this.workers = workers;
    }

    @Override
    public void execute(Runnable task) {
        if (!calledWhilePassingOn()) {
            workers.execute(task);
            return;
        }
        Thread reader = Thread.currentThread();
        workers.execute(() -> {
            // a few steps of the reader, none of which waits for anything
            while (Thread.currentThread() != reader && passesOn(reader)) {
                Thread.yield();
            }
            task.run();
        });
    }

    private static boolean calledWhilePassingOn() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.limit(NEAR).anyMatch(frame -> passesOn(frame.getClassName(), frame.getMethodName())));
    }

    private static boolean passesOn(Thread reader) {
        return Arrays.stream(reader.getStackTrace())
                .anyMatch(frame -> passesOn(frame.getClassName(), frame.getMethodName()));
    }

    private static boolean passesOn(String className, String method) {
        return method.equals(PASSES_ON) && className.startsWith(RECEIVER);
    }
}
