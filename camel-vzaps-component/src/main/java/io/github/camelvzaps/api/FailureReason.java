package io.github.camelvzaps.api;

/**
 * Why a call failed, as far as the gateway's words tell. No gateway documents its error texts, so all of this but
 * {@link #RATE_LIMITED} by status 429 is inferred; the
 * option {@code failureReason} adds patterns.
 */
public enum FailureReason {
    /** WhatsApp limits or has banned the account: sending more makes it worse. */
    RESTRICTED("restricted"),
    /** The number that was written to has no WhatsApp. */
    NOT_ON_WHATSAPP("notOnWhatsApp"),
    /** The instance is not connected to WhatsApp: its phone is logged out or its session is gone. */
    NOT_CONNECTED("notConnected"),
    /** Too many calls in too short a time. */
    RATE_LIMITED("rateLimited"),
    /** There was no room in the pace of the number: options pace, paceGap and paceNewChats. Nothing was sent. */
    PACED("paced"),
    /** A rule of the guard does not let it go: options that begin with guard. Nothing was sent. */
    GUARDED("guarded"),
    /** Anything else, and what nobody understood. */
    OTHER("other");

    private final String text;

    FailureReason(String text) {
        this.text = text;
    }

    /** Returns the name as it stands in the header FailureReason and in the option failureReason. */
    public String text() {
        return text;
    }
}
