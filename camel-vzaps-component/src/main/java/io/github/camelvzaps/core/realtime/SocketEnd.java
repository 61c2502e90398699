package io.github.camelvzaps.core.realtime;

/**
 * Why a realtime connection is over. Immutable.
 *
 * @param code the WebSocket close code; 0 when it broke without one
 * @param text what happened, for people; never a secret
 */
public record SocketEnd(int code, String text) {

    static SocketEnd closed(int code, String reason) {
        String said = reason == null || reason.isBlank() ? "" : ": " + reason;
        return new SocketEnd(code, "the gateway closed the connection with code " + code + said);
    }

    static SocketEnd broken(String why) {
        return new SocketEnd(0, "the connection broke: " + why);
    }

    /** The other side gives no sign of life. */
    public static SocketEnd silent() {
        return new SocketEnd(0, "the gateway does not answer pings");
    }
}
