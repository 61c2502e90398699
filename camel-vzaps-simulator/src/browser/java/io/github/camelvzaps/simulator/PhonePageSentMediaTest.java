package io.github.camelvzaps.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures and sounds that a route sends are shown as they are. Runs with the profile {@code browser}. */
@ExtendWith(SimulatorExtension.class)
class PhonePageSentMediaTest {

    private static final String ANA = "5511999999999";

    @RegisterExtension
    static final PhoneBrowser browser = new PhoneBrowser();

    private VzapsSimulator simulator;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
    }

    @Test
    void aPictureLargerThanTheBodyKeepsIsShownWholeUntilNewerOnesPushItOut() throws Exception {
        byte[] photo = photo(480, 320);
        assertThat(photo).hasSizeGreaterThan(64 * 1024);
        send("image", "image/png", photo);
        Page page = browser.open(simulator);
        PhoneBrowser.chat(page, ANA).click();

        awaitTrue(page.locator(".bubble img.image"), "image => image.naturalWidth === 480 && image.naturalHeight === 320");
        assertThat(page.locator(".bubble .tile")).hasText(Pattern.compile("^a · image/png · [\\d.]+ KiB$"));
        assertThat(page.locator(".bubble a.whole")).hasAttribute("href", Pattern.compile("^/_sim/media/sent-"));
        PhoneBrowser.picture(page, "sent-picture");

        for (int i = 0; i < 8; i++) {
            byte[] other = new byte[8 * 1024 * 1024];
            other[0] = (byte) i;
            send("document", "image/png", other);
        }

        assertThat(page.locator(".bubble .tile").first()).containsText("this one is not among them");
        awaitTrue(page.locator(".bubble img.image"), "image => image.complete && image.src.startsWith('data:image/svg')");
        page.locator(".bubble img.image").scrollIntoViewIfNeeded();
        PhoneBrowser.picture(page, "dropped-picture");
    }

    @Test
    void aLongVoiceMessageCanBeHeard() {
        send("audio", "audio/wav", sound(20));
        Page page = browser.open(simulator);
        PhoneBrowser.chat(page, ANA).click();

        awaitTrue(page.locator(".bubble audio"), "audio => Math.round(audio.duration) === 20");
    }

    private static void awaitTrue(Locator shown, String condition) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> shown.evaluate(condition).equals(true));
    }

    private void send(String kind, String mimetype, byte[] content) {
        String body = new JsonObject()
                .put("phone", ANA)
                .put(kind, "data:" + mimetype + ";base64," + Base64.getEncoder().encodeToString(content))
                .put("file_name", "a")
                .encode();
        assertThat(new Caller(simulator)
                        .asInstance("POST", "/instances/VZ1/chat/send/" + kind, body)
                        .status())
                .isEqualTo(200);
    }

    /** A picture with so much grain that PNG cannot make it small. */
    private static byte[] photo(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random grain = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (x * 255 / width) << 16 | (y * 255 / height) << 8 | grain.nextInt(128));
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    /** Silence as a WAV file of 8,000 bytes for each second. */
    private static byte[] sound(int seconds) {
        int count = seconds * 8000;
        return ByteBuffer.allocate(44 + count)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes())
                .putInt(36 + count)
                .put("WAVEfmt ".getBytes())
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(8000)
                .putShort((short) 1)
                .putShort((short) 8)
                .put("data".getBytes())
                .putInt(count)
                .array();
    }
}
