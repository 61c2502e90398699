package io.github.camelvzaps.simulator.fault;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** What Vert.x has no method for. */
public final class Connections {

    private Connections() {}

    /** Resets the TCP connection: the peer gets RST instead of an orderly end. */
    public static void reset(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        channel.eventLoop().execute(() -> {
            if (channel.isOpen()) {
                // lingering for zero seconds is how TCP stacks are asked for a reset
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                channel.unsafe().close(channel.voidPromise());
            }
        });
    }
}
