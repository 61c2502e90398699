package io.github.camelvzaps.core.delivery;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads of a pipeline.
 *
 * @param first runs an event that waits for nothing; may be the thread that submits it
 * @param workers run events that waited for their turn or for a retry
 * @param timer ends the pauses before retries; never blocked
 */
public record PipelineThreads(Executor first, Executor workers, ScheduledExecutorService timer) {}
