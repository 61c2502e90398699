package io.github.camelvzaps.queuebridge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports that the servers inside this program listen on. */
final class Port {
    static final String HOST = "127.0.0.1";

    private Port() {}

    /**
     * Looks before a server starts: the broker would start without listening, the simulator knows no setting of ours.
     *
     * @throws IllegalStateException when another program has the port; names the setting that changes it
     */
    static void mustBeFree(int port, String server, String setting) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "port " + port + " of " + server + " is taken; -D" + setting + "=... names another one", e);
        }
    }
}
