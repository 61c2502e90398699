package io.github.camelvzaps.simulator.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The private key and certificate with which the simulator serves TLS. Immutable. */
public final class TlsIdentity {

    private static final String PASSWORD = "simulator";

    private final byte[] pkcs12;
    private final String password;

    private TlsIdentity(byte[] pkcs12, String password) {
        this.pkcs12 = pkcs12.clone();
        this.password = password;
    }

    /**
     * Out of a PKCS#12 file.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    public static TlsIdentity of(Path keystore, String password) {
        try {
            TlsIdentity identity = new TlsIdentity(Files.readAllBytes(keystore), password);
            identity.trustStore();
            return identity;
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    "cannot read the PKCS#12 keystore " + keystore + ": " + e.getMessage(), e);
        }
    }

    /** A certificate of its own for {@code localhost} and {@code 127.0.0.1}, made once for each JVM. */
    public static TlsIdentity selfSigned() {
        return SelfSigned.IDENTITY;
    }

    private static final class SelfSigned {
        private static final TlsIdentity IDENTITY = make();
    }

    /** By the JDK's own tool, because its library makes no certificates. */
    private static TlsIdentity make() {
        try {
            Path folder = Files.createTempDirectory("vzaps-simulator");
            Path file = folder.resolve("tls.p12");
            try {
                Process keytool = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "simulator",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                PASSWORD,
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-validity",
                                "3650")
                        .redirectErrorStream(true)
                        .start();
                String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                    throw new IllegalStateException("keytool made no certificate: " + said.strip());
                }
                return new TlsIdentity(Files.readAllBytes(file), PASSWORD);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot make a certificate; give a keystore with tls(Path, String): " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making a certificate", e);
        }
    }

    PfxOptions options() {
        return new PfxOptions().setValue(Buffer.buffer(pkcs12)).setPassword(password);
    }

    /** The certificate alone, for clients that shall trust it. */
    public KeyStore trustStore() {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(pkcs12), password.toCharArray());
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            for (String alias : Collections.list(keys.aliases())) {
                Certificate certificate = keys.getCertificate(alias);
                if (certificate != null) {
                    trust.setCertificateEntry(alias, certificate);
                }
            }
            return trust;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** For clients: trusts this certificate and no other. */
    public SSLContext trusting() {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trustStore());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has TLS", e);
        }
    }
}
