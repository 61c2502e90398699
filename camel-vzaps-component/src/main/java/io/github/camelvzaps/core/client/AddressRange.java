package io.github.camelvzaps.core.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR notation, or one address. Immutable. */
final class AddressRange {
    /** Only numbers: a name would be looked up. */
    private static final Pattern NUMERIC = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final String text;
    private final byte[] network;
    private final int bits;

    private AddressRange(String text, byte[] network, int bits) {
        this.text = text;
        this.network = network;
        this.bits = bits;
    }

    /**
     * Reads a range such as {@code 10.0.0.0/8} or {@code fd00::/8}, or one address.
     *
     * @return null when the text is something else, such as the name of a host
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!NUMERIC.matcher(address).matches()) {
            return null;
        }
        try {
            byte[] network = InetAddress.getByName(address).getAddress();
            int bits = slash < 0 ? network.length * 8 : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > network.length * 8 ? null : new AddressRange(text, network, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            return null;
        }
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int whole = bits / 8;
        int mask = 0xFF00 >> bits % 8 & 0xFF;
        return Arrays.equals(network, 0, whole, address, 0, whole)
                && (mask == 0 || (network[whole] & mask) == (address[whole] & mask));
    }

    @Override
    public String toString() {
        return text;
    }
}
