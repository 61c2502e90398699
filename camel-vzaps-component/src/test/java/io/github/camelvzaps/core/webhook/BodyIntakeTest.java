package io.github.camelvzaps.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** No body is larger than it may be, and all of them together hold no more than they may. */
class BodyIntakeTest {
    private static final int MOST = 20_000;

    private final BytesInFlight bytes = new BytesInFlight(30_000);
    private final BytesInFlight.Share share = bytes.share();
    private final BodyIntake intake = new BodyIntake(MOST, share);

    private static void assertRefused(int status, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        BodyRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(status));
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    @Test
    void whatFitsComesOutAsItCameIn() throws Exception {
        byte[] sent = noise(MOST);
        intake.addAll(new ByteArrayInputStream(sent));
        assertThat(intake.size()).isEqualTo(MOST);
        assertThat(intake.unpacked()).isEqualTo(sent);
    }

    @Test
    void oneByteMoreThanAllowedIsRefusedByItsLengthOrWhenItComes() throws Exception {
        assertThatCode(() -> intake.expect(MOST)).doesNotThrowAnyException();
        assertRefused(413, () -> intake.expect(MOST + 1L));
        intake.add(noise(MOST), MOST);
        assertRefused(413, () -> intake.add(new byte[1], 1));
        assertThat(intake.size()).isEqualTo(MOST);
    }

    @Test
    void gzipIsKnownByItsBytesAndUnpackedWithinTheSameBounds() throws Exception {
        byte[] content = "{\"a\":1}".repeat(1000).getBytes("UTF-8");
        intake.addAll(new ByteArrayInputStream(gzip(content)));
        assertThat(intake.unpacked()).isEqualTo(content);

        BodyIntake bomb = new BodyIntake(MOST, share);
        bomb.addAll(new ByteArrayInputStream(gzip(new byte[MOST + 1])));
        assertRefused(413, bomb::unpacked);
    }

    @Test
    void whatOnlyLooksLikeGzipAtTheFirstByteIsLeftAlone() throws Exception {
        for (byte[] sent : new byte[][] {{}, {0x1f}, {0x1f, (byte) 0x8b}, {0x1f, 1, 2}, {1, (byte) 0x8b, 2}}) {
            BodyIntake one = new BodyIntake(MOST, share);
            one.add(sent, sent.length);
            assertThat(one.unpacked()).isEqualTo(sent);
        }
    }

    @Test
    void callsShareTheRoomAndGiveItBackOnce() throws Exception {
        intake.add(noise(20_000), 20_000);
        BytesInFlight.Share other = bytes.share();
        BodyIntake second = new BodyIntake(MOST, other);
        assertRefused(503, () -> second.add(noise(10_001), 10_001));
        assertThat(second.size()).as("nothing of what was refused is held").isZero();
        second.add(noise(10_000), 10_000);
        share.close();
        share.close();
        BodyIntake third = new BodyIntake(MOST, bytes.share());
        third.add(noise(20_000), 20_000);
        assertRefused(503, () -> second.add(new byte[1], 1));
        other.close();
        third = new BodyIntake(MOST, bytes.share());
        third.add(noise(10_000), 10_000);
    }

    @Test
    void aBodyLargerThanAllTheRoomComesInWhileItIsAlone() {
        BytesInFlight little = new BytesInFlight(10);
        BytesInFlight.Share alone = little.share();
        assertThat(alone.take(100)).isTrue();
        assertThat(alone.take(100)).as("nobody else holds anything").isTrue();
        assertThat(little.share().take(1)).isFalse();
        alone.close();
        BytesInFlight.Share next = little.share();
        assertThat(next.take(10)).isTrue();
        assertThat(little.share().take(1)).isFalse();
    }

    @Test
    void theUnpackedContentCountsToo() throws Exception {
        byte[] packed = gzip(new byte[15_000]);
        BytesInFlight little = new BytesInFlight(14_000);
        BytesInFlight.Share neighbour = little.share();
        neighbour.take(1);
        BodyIntake one = new BodyIntake(MOST, little.share());
        one.add(packed, packed.length);
        assertRefused(503, one::unpacked);
    }
}
