package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What can go wrong with a realtime connection, and at which of its moments. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
enum RealtimeFault {
    REFUSED(stage -> stage.simulator.restart(Duration.ofMillis(150))),
    TLS_FAILURE(stage -> stage.gate.speakNoTls(2)),
    STATUS_401(401),
    STATUS_403(403),
    STATUS_429(429),
    STATUS_503(503),
    RESET(rule -> rule.reset(Reset.BEFORE), true),
    HALF_OPEN(FaultRule::halfOpen, true),
    TRUNCATED_FRAME(FaultRule::truncateFrame, true),
    BAD_UTF8(FaultRule::badUtf8, true),
    OVERSIZE_FRAME(rule -> rule.oversize(20_000), false),
    POISON_JSON(FaultRule::poison, false),
    CLOSE_1000(rule -> rule.closeCode(1000), true),
    CLOSE_1001(rule -> rule.closeCode(1001), true),
    CLOSE_1008(rule -> rule.closeCode(1008), true),
    CLOSE_1011(rule -> rule.closeCode(1011), true),
    CLOSE_1012(rule -> rule.closeCode(1012), true),
    TOKEN_EXPIRED(stage -> stage.simulator.revokeTokens(1008));

    /** When it happens. */
    enum Moment {
        /** With the first handshake; what needs a frame hits the first frame behind it. */
        HANDSHAKE,
        /** On an open connection over which nothing goes. */
        IDLE,
        /** In the middle of many events. */
        UNDER_LOAD,
        /** When the route has finished an event and the gateway does not know yet. */
        BEFORE_ACK
    }

    /** Lets it happen at once, from outside of the connection. */
    @FunctionalInterface
    private interface Strike {
        void on(RealtimeStage stage) throws Exception;
    }

    /** Null when it is a fault of frames. */
    private final Strike strike;

    /** Null when it comes from outside of the connection. */
    private final UnaryOperator<FaultRule> frame;

    private final boolean endsConnection;

    RealtimeFault(Strike strike) {
        this.strike = strike;
        this.frame = null;
        this.endsConnection = true;
    }

    RealtimeFault(int status) {
        this(stage -> {
            stage.simulator.fault(
                    FaultRule.onOperation("events/subscribe").times(2).status(status));
            stage.simulator.resetRealtime(Contract.INSTANCE);
        });
    }

    RealtimeFault(UnaryOperator<FaultRule> frame, boolean endsConnection) {
        this.strike = null;
        this.frame = frame;
        this.endsConnection = endsConnection;
    }

    /** Tells whether events come over another connection afterwards. */
    boolean endsConnection() {
        return endsConnection;
    }

    /** Returns the moments at which it makes sense. */
    Set<Moment> moments() {
        if (this == TOKEN_EXPIRED) {
            // before the handshake there is no token that could expire; one that is refused is STATUS_401
            return EnumSet.complementOf(EnumSet.of(Moment.HANDSHAKE));
        }
        // a refusal needs a handshake: at the other moments the connection is cut, and the next ones are refused
        return EnumSet.allOf(Moment.class);
    }

    /** Lets it happen before the first connection. */
    void beforeConnecting(RealtimeStage stage) throws Exception {
        if (strike != null) {
            strike.on(stage);
        } else if (this == RESET || this == HALF_OPEN) {
            stage.simulator.fault(
                    frame.apply(FaultRule.onOperation("events/subscribe").times(1)));
        } else {
            // nothing of this can happen before the first frame
            stage.simulator.fault(
                    frame.apply(FaultRule.onOperation("events/frame").times(1)));
        }
    }

    /** Lets it happen now. */
    void now(RealtimeStage stage) throws Exception {
        if (strike != null) {
            strike.on(stage);
        } else {
            stage.simulator.strikeRealtime(Contract.INSTANCE, frame.apply(FaultRule.onAny()));
        }
    }

    /**
     * Lets it happen to a later frame or ack.
     *
     * @param operation {@code events/frame} or {@code events/ack}
     * @return false when it is not a fault of a frame; nothing is planned then
     */
    boolean later(RealtimeStage stage, String operation, int skip) {
        if (frame == null) {
            return false;
        }
        stage.simulator.fault(
                frame.apply(FaultRule.onOperation(operation).skip(skip).times(1)));
        return true;
    }
}
