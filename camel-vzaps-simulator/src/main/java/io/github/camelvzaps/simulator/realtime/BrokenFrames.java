package io.github.camelvzaps.simulator.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What no WebSocket library lets one send: bytes written past the frame encoder. */
@SuppressWarnings("FutureReturnValueIgnored") // when a write fails the peer is gone, and nobody is left to be told
final class BrokenFrames {

    private static final int TEXT_FRAME = 0x81;
    private static final long CLOSE_AFTER_MS = 50;

    private BrokenFrames() {}

    /** Neither reads nor writes any more, while the connection stays open: what a lost network looks like. */
    static void fallSilent(HttpConnection connection) {
        channel(connection).config().setAutoRead(false);
    }

    /** Promises a frame, sends half of it and closes the connection. */
    static void halfFrame(HttpConnection connection, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuf bytes = header(payload.length);
        bytes.writeBytes(payload, 0, payload.length / 2);
        Channel channel = channel(connection);
        channel.pipeline().firstContext().writeAndFlush(bytes);
        // a peer that still digests the handshake would take the end for a part of it
        channel.eventLoop()
                .schedule(() -> channel.unsafe().close(channel.voidPromise()), CLOSE_AFTER_MS, TimeUnit.MILLISECONDS);
    }

    /** A text frame that is no UTF-8. */
    static void badUtf8(HttpConnection connection, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] broken = Arrays.copyOf(payload, payload.length);
        broken[broken.length / 2] = (byte) 0xFF;
        channel(connection)
                .pipeline()
                .firstContext()
                .writeAndFlush(header(broken.length).writeBytes(broken));
    }

    private static ByteBuf header(int length) {
        ByteBuf header = Unpooled.buffer(length + 10).writeByte(TEXT_FRAME);
        if (length < 126) {
            return header.writeByte(length);
        }
        return length < 65_536
                ? header.writeByte(126).writeShort(length)
                : header.writeByte(127).writeLong(length);
    }

    private static Channel channel(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }
}
