package io.github.camelvzaps.core.client;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.http.HttpHost;

/**
 * Which hosts may be called at an address that came from outside. By default those whose addresses are all of the public
 * internet. HttpClient resolves names through this class, so what is checked is what is connected to, however often a
 * name changes its address. Immutable and thread-safe; equal when the options are.
 */
public final class AllowedHosts implements DnsResolver {
    /** Allows every host. */
    private static final String ALL = "*";

    /** Finds the addresses of a name. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final HttpHost gateway;
    private final String proxy;
    private final String option;
    private final Lookup lookup;
    private final List<AddressRange> ranges = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private boolean all;

    /**
     * Makes the rule.
     *
     * @param gateway the gateway's own host, which is allowed at its own port, whatever its address
     * @param proxy the proxy that all calls go through, or null; it finds the addresses of names then, and those that
     *     this machine does not know are left to it
     * @param option names of hosts ({@code *.example.com} for all below one), addresses and ranges of addresses in CIDR
     *     notation, separated by commas; {@code *} for any host; null for none
     * @throws IllegalArgumentException for an entry that is none of these
     */
    public AllowedHosts(HttpHost gateway, String proxy, String option) {
        this(gateway, proxy, option, InetAddress::getAllByName);
    }

    AllowedHosts(HttpHost gateway, String proxy, String option, Lookup lookup) {
        this.gateway = gateway;
        this.proxy = proxy;
        this.option = option == null ? "" : option;
        this.lookup = lookup;
        for (String entry : this.option.split(",", -1)) {
            read(entry.trim().toLowerCase(Locale.ROOT));
        }
    }

    private void read(String entry) {
        if (entry.isEmpty()) {
            return;
        }
        AddressRange range = AddressRange.parse(entry);
        if (entry.equals(ALL)) {
            all = true;
        } else if (range != null) {
            ranges.add(range);
        } else if (entry.matches("(\\*\\.)?[\\p{L}\\p{N}_.-]+")) {
            names.add(entry);
        } else {
            throw new InvalidConfigurationException(
                    List.of("allowedMediaHosts"),
                    "The option allowedMediaHosts takes names of hosts, addresses and ranges"
                            + " such as 10.0.0.0/8, separated by commas, or *; '" + entry + "' is none of them");
        }
    }

    /**
     * Checks where a call would go, looking its name up, which may block.
     *
     * @throws AddressRefusedException when it must not be called
     * @throws UnknownHostException when the host is not known
     */
    public void check(HttpHost host) throws UnknownHostException {
        if (isGateway(host.getHostName()) && portOf(host) == portOf(gateway)) {
            return;
        }
        InetAddress[] addresses;
        try {
            addresses = lookup.addresses(host.getHostName());
        } catch (UnknownHostException e) {
            if (proxy != null) {
                return;
            }
            throw e;
        }
        requirePublic(host.getHostName(), addresses);
    }

    /** Called by HttpClient for every connection that it opens, to the proxy too. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.addresses(host);
        if (!isGateway(host) && !host.equalsIgnoreCase(proxy)) {
            requirePublic(host, addresses);
        }
        return addresses;
    }

    private boolean isGateway(String host) {
        return gateway != null && gateway.getHostName().equalsIgnoreCase(host);
    }

    private static int portOf(HttpHost host) {
        boolean http = "http".equalsIgnoreCase(host.getSchemeName());
        return host.getPort() > 0 ? host.getPort() : http ? 80 : 443;
    }

    /** One inner address among public ones is enough to refuse: nobody knows which one would be taken. */
    private void requirePublic(String host, InetAddress[] addresses) throws AddressRefusedException {
        if (all || names.stream().anyMatch(name -> matches(name, host.toLowerCase(Locale.ROOT)))) {
            return;
        }
        for (InetAddress address : addresses) {
            boolean allowed = ranges.stream().anyMatch(range -> range.contains(address.getAddress()));
            if (!allowed && InnerAddresses.contain(address)) {
                throw new AddressRefusedException();
            }
        }
    }

    private static boolean matches(String name, String host) {
        return name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AllowedHosts hosts
                && hosts.option.equals(option)
                && Objects.equals(hosts.gateway, gateway)
                && Objects.equals(hosts.proxy, proxy)
                && hosts.lookup.getClass() == lookup.getClass();
    }

    @Override
    public int hashCode() {
        return Objects.hash(option, gateway, proxy);
    }
}
