package io.github.camelvzaps.simulator.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What no WebSocket library lets one send: bytes written past the frame encoder. */
@SuppressWarnings("FutureReturnValueIgnored") // when a write fails the peer is gone, and there is nobody to notify
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
        behindEncoder(channel).writeAndFlush(bytes);
        // a peer that still digests the handshake would take the end for a part of it
        channel.eventLoop()
                .schedule(() -> channel.unsafe().close(channel.voidPromise()), CLOSE_AFTER_MS, TimeUnit.MILLISECONDS);
    }

    /** A text frame that is not UTF-8. */
    static void badUtf8(HttpConnection connection, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] broken = Arrays.copyOf(payload, payload.length);
        broken[broken.length / 2] = (byte) 0xFF;
        behindEncoder(channel(connection)).writeAndFlush(header(broken.length).writeBytes(broken));
    }

    /** From where bytes reach the network past the frame encoder, but not past TLS. */
    private static ChannelHandlerContext behindEncoder(Channel channel) {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        ChannelHandlerContext tls = channel.pipeline().context(SslHandler.class);
        if (tls == null) {
            return first;
        }
        List<String> names = channel.pipeline().names();
        // a context hands over to the one before it, so it must be the one that follows TLS
        return channel.pipeline().context(names.get(names.indexOf(tls.name()) + 1));
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
