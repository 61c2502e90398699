package io.github.camelvzaps.core.realtime;

import java.util.List;

/** What a stream has asked its connection for: which types of events, and how many texts. Guarded by its lock. */
final class StreamDemand {
    /** Over what events come; null while there is no connection. */
    private RealtimeSocket socket;

    /** How many texts the socket was asked for that have not come. */
    private int requested;

    /** The types that the connection, or the one that is being made, brings. */
    private List<String> types = List.of();

    void connecting(List<String> wanted) {
        types = wanted;
    }

    void connected(RealtimeSocket opened) {
        socket = opened;
        requested = 0;
    }

    /** Returns over what events come; null while there is no connection. */
    RealtimeSocket socket() {
        return socket;
    }

    boolean isConnected() {
        return socket != null;
    }

    /** Tells whether the connection brings these types. */
    boolean covers(List<String> wanted) {
        return StreamSubscribers.covers(types, wanted);
    }

    int requested() {
        return requested;
    }

    void request(int texts) {
        requested += texts;
    }

    /** Notes that a text has come; one of an earlier connection was not asked for here. */
    void came(RealtimeSocket from) {
        if (from == socket) {
            requested--;
        }
    }
}
