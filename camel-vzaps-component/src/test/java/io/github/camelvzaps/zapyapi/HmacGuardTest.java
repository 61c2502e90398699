package io.github.camelvzaps.zapyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.core.gateway.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, bit by bit. */
class HmacGuardTest {
    private static final String SECRET = "s3cret-value";
    private static final byte[] BODY =
            "{\"event\":\"message\",\"data\":{\"text\":\"Olá\"}}".getBytes(StandardCharsets.UTF_8);

    private final HmacGuard guard = new HmacGuard(SECRET, null);

    @Test
    void aTrueDeliveryIsNeverRefused() {
        long seed = System.nanoTime();
        System.out.println("100,000 random bodies with the seed " + seed);
        Random random = new Random(seed);
        HmacGuard rotating = new HmacGuard("the new one", SECRET);
        for (int i = 0; i < 100_000; i++) {
            byte[] body = new byte[random.nextInt(600)];
            random.nextBytes(body);
            String secret = random.nextBoolean() ? SECRET : "the new one";
            String signature = Signature.of(body, secret);
            if (!rotating.admits(request(body, signature))) {
                throw new AssertionError("refused: body " + i + " of the seed " + seed);
            }
        }
    }

    @Test
    void everyChangeOfOneBitIsRefused() {
        String signature = Signature.of(BODY, SECRET);
        assertThat(guard.admits(request(BODY, signature))).isTrue();

        for (int bit = 0; bit < BODY.length * 8; bit++) {
            byte[] changed = BODY.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(guard.admits(request(changed, signature)))
                    .as("bit " + bit)
                    .isFalse();
        }
        for (int digit = "sha256=".length(); digit < signature.length(); digit++) {
            char other = signature.charAt(digit) == '0' ? '1' : '0';
            String changed = signature.substring(0, digit) + other + signature.substring(digit + 1);
            assertThat(guard.admits(request(BODY, changed)))
                    .as("digit " + digit)
                    .isFalse();
        }
    }

    @Test
    void noBeginningAndNoContinuationOfASignatureIsEnough() {
        String signature = Signature.of(BODY, SECRET);

        for (int length = 0; length < signature.length(); length++) {
            assertThat(guard.admits(request(BODY, signature.substring(0, length))))
                    .as("the first " + length)
                    .isFalse();
        }
        assertThat(guard.admits(request(BODY, signature + "00"))).isFalse();
        assertThat(guard.admits(request(BODY, signature + signature))).isFalse();
    }

    @Test
    void theDigitsMayBeLargeOrSmall() {
        String signature = Signature.of(BODY, SECRET);

        assertThat(guard.admits(request(BODY, "SHA256=" + signature.substring(7).toUpperCase(java.util.Locale.ROOT))))
                .isTrue();
    }

    @Test
    void withoutASecretEverybodyIsLetIn() {
        assertThat(new HmacGuard(null, null).admits(request(BODY, null))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            value = {"'',null,is blank", "s3cret-value,' ',is blank", "null,old,previousSecret is for the change"},
            nullValues = "null")
    void secretsThatCannotBeMeantAreRefusedAtStart(String secret, String previous, String message) {
        assertThatThrownBy(() -> new HmacGuard(secret, previous))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("s3cret-value");
    }

    private static WebhookRequest request(byte[] body, String signature) {
        return new WebhookRequest(
                "POST",
                "/zapyapi/webhook/VZ1",
                "/zapyapi/webhook/VZ1",
                null,
                name -> name.equalsIgnoreCase("x-webhook-signature") ? signature : null,
                body);
    }
}
