package io.github.camelvzaps.core.client;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that are not of the public internet: those of this machine, of its network, and of the cloud it runs
 * in. By the registries of special-purpose addresses (RFC 6890 and IANA).
 */
final class InnerAddresses {
    private static final List<AddressRange> RANGES = Stream.of(
                    // this network, private, shared by carriers (Alibaba's metadata among them)
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    // loopback, link-local with the metadata of most clouds
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    // protocol assignments (Oracle's metadata among them), examples, relays, benchmarks
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    // multicast, reserved, broadcast
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // a public address that inside Azure is the host of the machine
                    "168.63.129.16",
                    // unspecified, loopback, IPv4-compatible
                    "::/96",
                    // NAT64 of a local network, discard, Teredo, examples
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/32",
                    "2001:db8::/32",
                    // unique-local, link-local, site-local, multicast
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(AddressRange::parse)
            .toList();

    private static final AddressRange NAT64 = AddressRange.parse("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.parse("2002::/16");

    private InnerAddresses() {}

    static boolean contain(InetAddress address) {
        // Java itself turns IPv4-mapped addresses into IPv4
        return contain(address.getAddress());
    }

    private static boolean contain(byte[] address) {
        if (RANGES.stream().anyMatch(range -> range.contains(address))) {
            return true;
        }
        // an IPv4 address inside: the last four bytes, or those behind the prefix
        return (NAT64.contains(address) && contain(Arrays.copyOfRange(address, 12, 16)))
                || (SIX_TO_FOUR.contains(address) && contain(Arrays.copyOfRange(address, 2, 6)));
    }
}
