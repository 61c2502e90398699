package io.github.camelvzaps.core.guard;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets no links go, or those to some hosts and what is below them. What looks like the name of a host counts as a link even
 * without https: phones show it as one.
 */
final class AllowedLinks implements GuardRule {
    static final String OPTION = "guardLinks";

    /** Shows nothing, and hides a link from us that a phone may find. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    /** Whatever has a scheme: its host is what follows a user, up to a port or a path. */
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z][a-z0-9+.-]*://(?:[^/\\s@]*@)?(\\[[^\\]\\s]*]|[^/\\s:?#]*)");

    /** Names with a dot whose last part consists of letters. */
    private static final Pattern NAME = Pattern.compile(
            "(?<![\\p{L}\\p{N}.-])((?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+(?:\\p{L}{2,}|xn--[a-z0-9-]+))(?![\\p{L}\\p{N}])");

    /** Counts as a dot in the name of a host. */
    private static final char IDEOGRAPHIC_STOP = '\u3002';

    private final Set<String> hosts;

    /** @param hosts in lower case; none for no links at all */
    AllowedLinks(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    @Override
    public String option() {
        return OPTION;
    }

    @Override
    public Optional<GuardRefusal> refusal(GuardedMessage message, Instant now) {
        boolean foreign = message.texts().stream().anyMatch(this::hasForeignLink);
        if (!foreign) {
            return Optional.empty();
        }
        return GuardRefusal.because(
                hosts.isEmpty() ? "it holds a link" : "it holds a link to a host that is not in the list");
    }

    private boolean hasForeignLink(String text) {
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .replace(IDEOGRAPHIC_STOP, '.')
                .toLowerCase(Locale.ROOT);
        return names(ADDRESS, plain) || names(NAME, plain);
    }

    private boolean names(Pattern form, String text) {
        Matcher link = form.matcher(text);
        while (link.find()) {
            if (!isAllowed(link.group(1))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAllowed(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return hosts.stream().anyMatch(allowed -> name.equals(allowed) || name.endsWith("." + allowed));
    }
}
