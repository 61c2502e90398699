package io.github.camelvzaps.core.realtime;

/**
 * Why a realtime connection is over. Immutable.
 *
 * @param text what happened, for people; never a secret
 */
record SocketEnd(String text) {

    static SocketEnd closed(int code, String reason) {
        String said = reason == null || reason.isBlank() ? "" : ": " + reason;
        return new SocketEnd("the gateway closed the connection with code " + code + said);
    }

    static SocketEnd broken(String why) {
        return new SocketEnd("the connection broke: " + why);
    }

    /** The other side gives no sign of life. */
    static SocketEnd silent() {
        return new SocketEnd("the gateway does not answer pings");
    }
}
