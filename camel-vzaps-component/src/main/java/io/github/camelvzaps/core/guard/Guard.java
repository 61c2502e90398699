package io.github.camelvzaps.core.guard;

import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.operation.AssembledRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.Exchange;

/**
 * Decides by its rules whether a message may go, and writes each decision down. The first rule that refuses decides.
 * Thread-safe; never blocks, but for one look into a guardRepository.
 */
public final class Guard {
    private final List<GuardRule> rules;
    private final boolean dryRun;

    /** Whether a person is asked about what the rules let go. */
    private final boolean asks;

    private final Clock clock;

    /** @param asks whether a {@link Confirmer} has the last word on what the rules let go */
    Guard(List<GuardRule> rules, boolean dryRun, boolean asks, Clock clock) {
        this.rules = List.copyOf(rules);
        this.dryRun = dryRun;
        this.asks = asks;
        this.clock = clock;
    }

    /**
     * Returns the guard of a producer; null without one.
     *
     * @throws io.github.camelvzaps.api.InvalidConfigurationException naming the option that cannot be read
     */
    public static Guard of(GatewayRuntime runtime) {
        return GuardOptions.read(runtime, Clock.systemUTC());
    }

    /**
     * Decides about a message, and says in a header what.
     *
     * @return why it must not go; null when it may
     */
    public GatewayException decide(Exchange exchange, AssembledRequest request) {
        return decide(exchange, request, rule -> true);
    }

    /** Decides about a message that is sent later: whether the hours are quiet has to be asked then. */
    public GatewayException decideForLater(Exchange exchange, AssembledRequest request) {
        return decide(exchange, request, rule -> !(rule instanceof QuietHours));
    }

    /** Returns the hours in which nothing may go. */
    public Optional<QuietHours> quietHours() {
        return rules.stream()
                .filter(QuietHours.class::isInstance)
                .map(QuietHours.class::cast)
                .findFirst();
    }

    private GatewayException decide(Exchange exchange, AssembledRequest request, Predicate<GuardRule> which) {
        if (!request.operation().sends()) {
            return null;
        }
        GuardedMessage message = GuardedMessage.of(request);
        GatewayException refusal = refusal(exchange, message, which);
        if (refusal == null && !asks) {
            String decision = dryRun ? GuardAudit.DRY_RUN : GuardAudit.ALLOWED;
            exchange.getMessage().setHeader(VzapsConstants.GUARD, decision);
            GuardAudit.write(exchange, message, decision, null, null, clock.instant());
        }
        return refusal;
    }

    /** Decides again about a message that has waited for its turn. Only a refusal is written down. */
    public GatewayException decideAgain(Exchange exchange, AssembledRequest request) {
        return refusal(exchange, GuardedMessage.of(request), GuardRule::dependsOnTime);
    }

    /** Tells whether a message that may go ends here all the same. */
    public boolean keepsBack(AssembledRequest request) {
        return dryRun && request.operation().sends();
    }

    private GatewayException refusal(Exchange exchange, GuardedMessage message, Predicate<GuardRule> which) {
        Instant now = clock.instant();
        for (GuardRule rule : rules) {
            Optional<GuardRefusal> refusal = which.test(rule) ? rule.refusal(message, now) : Optional.empty();
            if (refusal.isPresent()) {
                exchange.getMessage().setHeader(VzapsConstants.GUARD, rule.option());
                GuardAudit.write(
                        exchange,
                        message,
                        GuardAudit.REFUSED,
                        rule.option(),
                        refusal.get().why(),
                        now);
                return notSent(message, rule.option(), refusal.get());
            }
        }
        return null;
    }

    static GatewayException notSent(GuardedMessage message, String option, GuardRefusal refusal) {
        Failure failure =
                new Failure(0, "", "", null, null, refusal.allowedIn(), Map.of(), null, false, FailureReason.GUARDED);
        String text = message.operation() + ": not sent, since the guard refuses it: " + refusal.why() + " (option "
                + option + ")";
        return GatewayException.of(Outcome.NOT_SENT, message.operation(), text, failure, refusal.cause());
    }
}
