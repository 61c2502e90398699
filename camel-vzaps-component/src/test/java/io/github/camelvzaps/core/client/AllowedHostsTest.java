package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private static final HttpHost GATEWAY = new HttpHost("http", "gateway.internal", 8080);

    /** Names that lead to fixed addresses; what is numeric is its own address. */
    private static InetAddress[] addresses(String host) throws UnknownHostException {
        return switch (host.toLowerCase(Locale.ROOT)) {
            case "public.example" -> InetAddress.getAllByName("93.184.216.34");
            case "inner.example", "gateway.internal", "media.corp.example" -> InetAddress.getAllByName("10.1.2.3");
            case "both.example" ->
                new InetAddress[] {
                    InetAddress.getAllByName("93.184.216.34")[0], InetAddress.getAllByName("127.0.0.1")[0]
                };
            default -> {
                if (host.matches("[0-9.]+|.*:.*")) {
                    yield InetAddress.getAllByName(host);
                }
                throw new UnknownHostException(host);
            }
        };
    }

    private static AllowedHosts hosts(String option) {
        return new AllowedHosts(GATEWAY, null, option, AllowedHostsTest::addresses);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.255",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.250",
                "255.255.255.255",
                "240.0.0.1",
                "168.63.129.16",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a00:1::",
                "2001::1",
                "2001:db8::1",
                "inner.example",
                "both.example"
            })
    void whatIsNotOfThePublicInternetIsRefused(String host) {
        assertThatThrownBy(() -> hosts(null).check(new HttpHost("http", host, 80)))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessageContaining("allowedMediaHosts");
        assertThatThrownBy(() -> hosts(null).resolve(host)).isInstanceOf(AddressRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "169.253.0.1",
                "223.255.255.255",
                "2606:2800:220:1::1",
                "64:ff9b::5db8:d822",
                "2002:5db8:d822::",
                "public.example"
            })
    void whatIsOfThePublicInternetIsCalled(String host) {
        assertThatCode(() -> hosts(null).check(new HttpHost("https", host, 443)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | inner.example | true",
                "inner.example | inner.example | true",
                "INNER.example | Inner.Example | true",
                "*.corp.example | media.corp.example | true",
                "*.corp.example | inner.example | false",
                "corp.example | media.corp.example | false",
                "10.0.0.0/8 | inner.example | true",
                "10.1.2.3 | inner.example | true",
                "10.1.2.0/30 | inner.example | true",
                "10.1.2.4/30 | inner.example | false",
                "a.example, 127.0.0.0/8 | both.example | true",
                "fd00::/8 | fd12::1 | true",
                "fd00::/8 | fe80::1 | false",
            })
    void theOptionOpensWhatItNames(String option, String host, boolean open) throws Exception {
        AllowedHosts hosts = hosts(option);
        if (open) {
            hosts.check(new HttpHost("http", host, 80));
            assertThat(hosts.resolve(host)).isNotEmpty();
        } else {
            assertThatThrownBy(() -> hosts.check(new HttpHost("http", host, 80)))
                    .isInstanceOf(AddressRefusedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example", "10.0.0.0/33", "10.0.0/8", "a b", "a/24"})
    void anEntryThatIsNoHostIsRefusedAtStart(String option) {
        assertThatThrownBy(() -> hosts(option))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowedMediaHosts");
    }

    @Test
    void theGatewayIsAllowedAtItsOwnPortOnly() throws Exception {
        hosts(null).check(GATEWAY);
        assertThatThrownBy(() -> hosts(null).check(new HttpHost("http", "gateway.internal", 22)))
                .isInstanceOf(AddressRefusedException.class);
        assertThatThrownBy(() -> hosts(null).check(new HttpHost("http", "gateway.internal", -1)))
                .isInstanceOf(AddressRefusedException.class);
    }

    @Test
    void aNameThatChangesItsAddressAfterTheCheckIsRefusedByTheConnection() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AllowedHosts hosts = new AllowedHosts(
                GATEWAY,
                null,
                null,
                host -> InetAddress.getAllByName(asked.getAndIncrement() == 0 ? "93.184.216.34" : "127.0.0.1"));
        hosts.check(new HttpHost("http", "rebinding.example", 80));
        assertThatThrownBy(() -> hosts.resolve("rebinding.example")).isInstanceOf(AddressRefusedException.class);
    }

    @Test
    void aProxyIsReachedAndFindsTheNamesThatWeDoNotKnow() throws Exception {
        AllowedHosts hosts = new AllowedHosts(GATEWAY, "inner.example", null, AllowedHostsTest::addresses);
        assertThat(hosts.resolve("inner.example")).hasSize(1);
        hosts.check(new HttpHost("http", "only-the-proxy-knows.example", 80));
        assertThatThrownBy(() -> hosts.check(new HttpHost("http", "inner.example", 80)))
                .isInstanceOf(AddressRefusedException.class);
        assertThatThrownBy(() -> hosts.check(new HttpHost("http", "127.0.0.1", 80)))
                .isInstanceOf(AddressRefusedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http, -1, 80, true",
        "http, -1, 443, false",
        "https, -1, 443, true",
        "https, -1, 80, false",
        "https, 8443, 8443, true"
    })
    void aGatewayWithoutAPortIsAllowedAtThatOfItsScheme(String scheme, int port, int called, boolean allowed)
            throws Exception {
        AllowedHosts hosts = new AllowedHosts(
                new HttpHost(scheme, "gateway.internal", port), null, null, AllowedHostsTest::addresses);
        HttpHost host = new HttpHost(scheme, "gateway.internal", called);
        if (allowed) {
            hosts.check(host);
            hosts.check(new HttpHost(scheme, "GATEWAY.internal", called));
        } else {
            assertThatThrownBy(() -> hosts.check(host)).isInstanceOf(AddressRefusedException.class);
        }
    }

    @Test
    void endpointsWithTheSameHostsMayShareAClient() {
        AllowedHosts hosts = new AllowedHosts(GATEWAY, "proxy", "10.0.0.0/8");
        assertThat(hosts)
                .isEqualTo(new AllowedHosts(GATEWAY, "proxy", "10.0.0.0/8"))
                .hasSameHashCodeAs(new AllowedHosts(GATEWAY, "proxy", "10.0.0.0/8"))
                .isNotEqualTo(new AllowedHosts(null, "proxy", "10.0.0.0/8"))
                .isNotEqualTo(new AllowedHosts(GATEWAY, null, "10.0.0.0/8"))
                .isNotEqualTo(new AllowedHosts(GATEWAY, "proxy", "*"))
                .isNotEqualTo(new AllowedHosts(GATEWAY, "proxy", "10.0.0.0/8", AllowedHostsTest::addresses))
                .isNotEqualTo("10.0.0.0/8");
    }

    @Test
    void theCanonicalNameOfAHostIsItsName() {
        assertThat(hosts(null).resolveCanonicalHostname("public.example")).isEqualTo("public.example");
    }
}
