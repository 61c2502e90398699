package io.github.camelvzaps.core.guard;

import io.github.camelvzaps.api.Audience;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.event.Jid;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.operation.Operation;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.support.service.ServiceHelper;

/** Makes a guard of the options about it. Stateless. */
final class GuardOptions {
    private static final String ANY = "any";
    private static final String NONE = "none";
    private static final Pattern NOTATION = Pattern.compile("[\\s()+.-]");
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

    private GuardOptions() {}

    static Guard read(GatewayRuntime runtime, Clock clock) {
        GatewayConfiguration options = runtime.configuration();
        if (runtime.operation().filter(Operation::sends).isEmpty()) {
            return null;
        }
        if (options.getGuard() == null) {
            requireNoRule(options);
            return null;
        }
        return switch (options.getGuard().toLowerCase(Locale.ROOT)) {
            case "off" -> null;
            case "on" -> new Guard(rules(runtime, options), false, asks(runtime), clock);
            case "dryrun" -> new Guard(rules(runtime, options), true, false, clock);
            default -> throw unreadable("guard", options.getGuard(), "on, dryRun or off");
        };
    }

    /** Tells whether a person is asked about messages; nobody is in a dry run. */
    static boolean asks(GatewayRuntime runtime) {
        GatewayConfiguration options = runtime.configuration();
        return runtime.operation().filter(Operation::sends).isPresent()
                && "on".equalsIgnoreCase(options.getGuard())
                && options.getGuardConfirm() != null;
    }

    /** Returns the person, or the group, that is asked: digits or the id of a chat. */
    static String person(String given) {
        String person =
                given.contains("@") ? given.strip() : NOTATION.matcher(given).replaceAll("");
        Jid jid = Jid.parse(person);
        Audience audience = jid == null ? null : jid.audience();
        if (audience != Audience.PERSON && audience != Audience.GROUP) {
            throw unreadable(Confirmer.OPTION, "…", "one phone with country code, or the id of one group");
        }
        return person;
    }

    private static List<GuardRule> rules(GatewayRuntime runtime, GatewayConfiguration options) {
        List<GuardRule> rules = new ArrayList<>();
        rules.add(new KnownOperations());
        if (options.getGuardAllow() != null) {
            rules.add(new AllowedRecipients(recipients(options.getGuardAllow())));
        }
        if (options.getGuardWroteWithin() > 0) {
            ServiceHelper.startService(options.getGuardRepository());
            rules.add(new WroteRecently(
                    runtime.eventMemory().chats(),
                    runtime.guardRepository().orElse(null),
                    Duration.ofMillis(options.getGuardWroteWithin())));
        }
        if (options.getGuardQuietHours() != null) {
            rules.add(quietHours(options));
        }
        if (options.getGuardMaxLength() > 0) {
            rules.add(new TextLength(options.getGuardMaxLength()));
        }
        if (!options.getGuardLinks().equalsIgnoreCase(ANY)) {
            rules.add(new AllowedLinks(hosts(options.getGuardLinks())));
        }
        if (options.getGuardConfirm() != null) {
            person(options.getGuardConfirm());
            if (options.getGuardConfirmWithin() <= 0) {
                throw unreadable(
                        "guardConfirmWithin", String.valueOf(options.getGuardConfirmWithin()), "a time such as 10m");
            }
        }
        return rules;
    }

    /** Somebody who sets a rule takes it for granted that it holds. */
    private static void requireNoRule(GatewayConfiguration options) {
        boolean ruled = options.getGuardAllow() != null
                || options.getGuardWroteWithin() > 0
                || options.getGuardQuietHours() != null
                || options.getGuardConfirm() != null
                || options.getGuardMaxLength() > 0
                || !options.getGuardLinks().equalsIgnoreCase(ANY);
        if (ruled) {
            throw new InvalidConfigurationException(
                    List.of("guard"),
                    "A rule of the guard is set, and guard is not: set guard=on, or guard=dryRun to send nothing, or"
                            + " guard=off for an endpoint that the guard lets alone");
        }
    }

    private static Set<String> recipients(String list) {
        Set<String> recipients = new LinkedHashSet<>();
        for (String one : parts(list)) {
            String recipient = one.contains("@") ? one : NOTATION.matcher(one).replaceAll("");
            Jid jid = Jid.parse(recipient);
            if (jid == null || (jid.server().isEmpty() && jid.phone() == null)) {
                throw unreadable(
                        AllowedRecipients.OPTION,
                        "…",
                        "phones with country code and ids of chats, with commas in between");
            }
            recipients.add(recipient);
        }
        if (recipients.isEmpty()) {
            throw unreadable(AllowedRecipients.OPTION, "", "at least one phone or id of a chat");
        }
        return recipients;
    }

    private static QuietHours quietHours(GatewayConfiguration options) {
        ZoneId zone;
        try {
            zone = options.getGuardZone() == null ? ZoneId.systemDefault() : ZoneId.of(options.getGuardZone());
        } catch (DateTimeException e) {
            throw unreadable("guardZone", options.getGuardZone(), "a time zone such as America/Sao_Paulo");
        }
        try {
            return new QuietHours(options.getGuardQuietHours(), zone);
        } catch (DateTimeException e) {
            throw unreadable(QuietHours.OPTION, options.getGuardQuietHours(), "hours such as 22:00-08:00");
        }
    }

    private static Set<String> hosts(String list) {
        Set<String> hosts = new LinkedHashSet<>();
        if (list.equalsIgnoreCase(NONE)) {
            return hosts;
        }
        for (String one : parts(list)) {
            if (!HOST.matcher(one).matches()) {
                throw unreadable(
                        AllowedLinks.OPTION, one, "any, none, or hosts such as example.com with commas in between");
            }
            hosts.add(one.toLowerCase(Locale.ROOT));
        }
        return hosts;
    }

    private static List<String> parts(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static InvalidConfigurationException unreadable(String option, String value, String takes) {
        return new InvalidConfigurationException(
                List.of(option), "The option " + option + " takes " + takes + ", not '" + value + "'");
    }
}
