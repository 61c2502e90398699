package io.github.camelvzaps.core.pace;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.gateway.PaceConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.spi.IdempotentRepository;

/**
 * How fast a number sends, as the options of an endpoint say. Immutable; equal when the options mean the same.
 *
 * @param all the budget of all messages; empty when there is none
 * @param newChats the budget of messages to people who have not written; empty when there is none
 * @param gap null when there is none
 * @param warmUp zero when there is none
 * @param store null when budgets are kept in memory
 * @param repository null when who has written is kept in memory only
 * @param restrictionPause how long a restricted number writes to nobody new at first; zero when that is ignored
 */
record PaceSettings(
        List<Limit> all,
        List<Limit> newChats,
        Gap gap,
        Duration warmUp,
        ProxyManager<String> store,
        IdempotentRepository repository,
        Duration restrictionPause) {
    /** The value of the option pace for endpoints that do not wait. */
    static final String NO_PACE = "none";

    /**
     * Reads the options.
     *
     * @throws InvalidConfigurationException naming the option and the fix
     */
    static PaceSettings of(PaceConfiguration options) {
        boolean paced = isSet(options.getPace());
        PaceSettings settings = new PaceSettings(
                paced ? Limit.parse("pace", options.getPace()) : List.of(),
                isSet(options.getPaceNewChats()) ? Limit.parse("paceNewChats", options.getPaceNewChats()) : List.of(),
                isSet(options.getPaceGap()) ? Gap.parse(options.getPaceGap()) : null,
                Duration.ofMillis(options.getPaceWarmUp()),
                options.getPaceStore(),
                options.getPaceRepository(),
                restrictionPause(options));
        settings.check();
        return settings;
    }

    private static Duration restrictionPause(PaceConfiguration options) {
        boolean hold = options.getOnRestriction().equalsIgnoreCase("hold");
        if (!hold && !options.getOnRestriction().equalsIgnoreCase("ignore")) {
            throw new InvalidConfigurationException(
                    List.of("onRestriction"),
                    "The option onRestriction takes ignore or hold, not '" + options.getOnRestriction() + "'");
        }
        if (hold && options.getRestrictionPause() <= 0) {
            throw new InvalidConfigurationException(
                    List.of("restrictionPause"),
                    "The option restrictionPause takes a duration such as 1h, and nothing shorter than a millisecond");
        }
        return hold ? Duration.ofMillis(options.getRestrictionPause()) : Duration.ZERO;
    }

    private void check() {
        if (warmUp.isNegative()) {
            throw new InvalidConfigurationException(
                    List.of("paceWarmUp"), "The option paceWarmUp takes a duration such as 7d, and no negative one");
        }
        if (warmUp.isZero()) {
            return;
        }
        if (all.isEmpty() && newChats.isEmpty()) {
            throw new InvalidConfigurationException(
                    List.of("pace"), "The option paceWarmUp has nothing to raise: set the option pace, too");
        }
        if (store == null) {
            throw new InvalidConfigurationException(
                    List.of("paceStore"),
                    "The option paceWarmUp counts days, and a restart would begin them again: set the option paceStore"
                            + " to a ProxyManager of Bucket4j, such as paceStore=#budgets, or remove paceWarmUp");
        }
    }

    private static boolean isSet(String text) {
        return text != null && !text.isBlank();
    }

    /** Tells whether nothing has to wait. */
    boolean isEmpty() {
        return all.isEmpty() && newChats.isEmpty() && gap == null && restrictionPause.isZero();
    }

    /** Returns the options as they would be written, for messages. */
    String text() {
        List<String> parts = new ArrayList<>();
        if (!all.isEmpty()) {
            parts.add("pace=" + joined(all));
        }
        if (!newChats.isEmpty()) {
            parts.add("paceNewChats=" + joined(newChats));
        }
        if (gap != null) {
            parts.add("paceGap=" + PaceDuration.text(gap.shortest()) + "-" + PaceDuration.text(gap.longest()));
        }
        if (!warmUp.isZero()) {
            parts.add("paceWarmUp=" + PaceDuration.text(warmUp));
        }
        if (!restrictionPause.isZero()) {
            parts.add("onRestriction=hold, restrictionPause=" + PaceDuration.text(restrictionPause));
        }
        if (store != null) {
            parts.add("a paceStore");
        }
        return String.join(", ", parts);
    }

    static String joined(List<Limit> limits) {
        return String.join(",", limits.stream().map(Limit::toString).toList());
    }
}
