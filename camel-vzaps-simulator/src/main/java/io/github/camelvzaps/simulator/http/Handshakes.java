package io.github.camelvzaps.simulator.http;

import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.fault.Connections;
import io.github.camelvzaps.simulator.state.World;
import io.vertx.core.http.HttpServerRequest;

/** The HTTP side of a WebSocket handshake: reads it, notes it in the journal, and answers one that is refused. */
public final class Handshakes {

    private final World world;
    private final Journal journal;
    private final ReplyWriter writer;

    public Handshakes(World world, Journal journal, ReplyWriter writer) {
        this.world = world;
        this.journal = journal;
        this.writer = writer;
    }

    public Incoming read(HttpServerRequest request) {
        return Incoming.of(request, request.path(), BodyIntake.EMPTY, world.now());
    }

    public void accepted(Incoming incoming, String operation) {
        journal.record(incoming, 101, operation);
    }

    /** @param fault null for none */
    public void refuse(
            HttpServerRequest request, Incoming incoming, Refusal refusal, FaultRule fault, String operation) {
        if (fault != null && (fault.reset() != null || fault.flag("halfOpen"))) {
            journal.record(incoming, 0, operation);
            if (fault.reset() != null) {
                Connections.reset(request.connection());
            }
            return;
        }
        journal.record(incoming, refusal.status(), operation);
        Reply reply = Reply.refused(refusal);
        writer.write(request, fault == null ? reply : reply.withHeaders(fault.headers()), null);
    }
}
