package io.github.camelvzaps.core.pace;

import java.time.Duration;
import java.util.Set;

/**
 * A message that wants to go. Exactly one of {@link #go} and {@link #refused} is called, once.
 */
abstract class WaitingSend {
    private final String chat;
    private final Set<String> routes;
    private final Duration maxWait;

    /** When it came, by the clock of the queue; set by the queue. */
    long sinceNanos;

    /** Whether the repository was asked for the chat; touched by the rounds of the queue. */
    boolean repositoryAsked;

    /** Whether it tries if the number is still restricted; set by the queue before it goes. */
    boolean triesRestriction;

    /**
     * @param chat in the form of ChatsThatWrote; null when the call names none
     * @param routes the routes that end only when this has ended
     * @param maxWait how long it may wait; zero for not at all
     */
    WaitingSend(String chat, Set<String> routes, Duration maxWait) {
        this.chat = chat;
        this.routes = routes;
        this.maxWait = maxWait;
    }

    String chat() {
        return chat;
    }

    Set<String> routes() {
        return routes;
    }

    Duration maxWait() {
        return maxWait;
    }

    boolean mayWait() {
        return !maxWait.isZero();
    }

    long deadlineNanos() {
        return sinceNanos + maxWait.toNanos();
    }

    /** Tells whether the chat is that of a person, who may be new. */
    boolean toPerson() {
        return chat != null && (chat.indexOf('@') < 0 || chat.endsWith("@lid"));
    }

    /** Makes the call; must not block. */
    abstract void go(Duration waited);

    /** Ends the message without a call. */
    abstract void refused(Refusal refusal);
}
