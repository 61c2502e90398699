package io.github.camelvzaps.queuebridge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for a test. */
final class Ports {
    private Ports() {}

    /** Returns a port that nobody uses right now. */
    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
