package io.github.camelvzaps.docs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.github.camelvzaps.api.QrCode;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pairing page of an application, as somebody with a phone sees it. Runs with the profile {@code browser}. */
class PairingPageTest {
    private static final String SECRET = "sixteen-or-more-random-letters";
    private static final String NUMBER = "sales";

    // for all tests
    private static Chromium chromium;

    private final List<String> problems = new ArrayList<>();
    private final AtomicInteger connected = new AtomicInteger();
    private VzapsSimulator simulator;
    private Main application;
    private String address;

    @BeforeAll
    static void launch() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void startApplication() throws Exception {
        simulator =
                VzapsSimulator.builder().port(0).instance(NUMBER, "token-of-sales").start();
        simulator.unpair(NUMBER);
        int port = Surroundings.freePort();
        application = new Main();
        application.addInitialProperty("camel.server.enabled", "true");
        application.addInitialProperty("camel.server.port", String.valueOf(port));
        application.addInitialProperty("camel.component.vzaps.baseUrl", simulator.url());
        application.addInitialProperty("camel.component.vzaps.clientToken", VzapsSimulator.CLIENT_TOKEN);
        application.addInitialProperty("camel.component.vzaps.clientSecret", VzapsSimulator.CLIENT_SECRET);
        application.addInitialProperty("camel.component.vzaps.instanceId", NUMBER);
        application.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("vzaps:pairing?pairingSecret=" + SECRET).process(exchange -> connected.incrementAndGet());
            }
        });
        application.start();
        address = "http://127.0.0.1:" + port + "/vzaps/pairing/" + NUMBER;
    }

    @AfterEach
    void stop() {
        chromium.closePages();
        application.stop();
        simulator.close();
        assertThat(problems).isEmpty();
    }

    private Page open(String behind, String language, int width, ColorScheme scheme) {
        Page page = chromium.page(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        .setLocale(language));
        page.onPageError(problems::add);
        page.onConsoleMessage(message -> {
            // a refusal of the gateway is shown by the page, and written down by the browser as well
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                problems.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
                problems.add("asked for " + request.url());
            }
        });
        page.navigate(address + behind);
        return page;
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, 375, LIGHT, Scan the code with your phone., Connected. You can close this page.",
        "pt-BR, 1280, DARK, Leia o código com o celular., Conectado. Você já pode fechar esta página.",
        "de-DE, 768, LIGHT, Scan the code with your phone., Connected. You can close this page."
    })
    void thePhoneScansWhatThePageShows(String language, int width, ColorScheme scheme, String scan, String done)
            throws Exception {
        Page page = open("#" + SECRET, language, width, scheme);
        assertThat(page.locator("#status")).hasText(scan);
        assertThat(page.locator("#qr")).isVisible();
        assertThat(page.url()).isEqualTo(address);
        Path picture = Chromium.PICTURES.resolve("pairing-" + language + "-" + width + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
        assertThat(scanned(page.locator("#qr").screenshot()))
                .isEqualTo(QrCode.of(page.locator("#qr").getAttribute("src")).text());
        BoundingBox code = page.locator("#qr").boundingBox();
        assertThat(code.width).isEqualTo(code.height);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);

        simulator.pair(NUMBER);
        assertThat(page.locator("#status")).hasText(done);
        assertThat(page.locator("#qr")).isHidden();
        assertThat(page.locator("#byCode")).isHidden();
        await().until(() -> connected.get() == 1);
    }

    @Test
    void byKeyboardAloneSomebodyWithoutALinkGetsInAndGetsACode() {
        Page page = open("", "pt-BR", 375, ColorScheme.LIGHT);
        assertThat(page.locator("#secret")).isFocused();
        page.keyboard().type("not the key of this page");
        page.keyboard().press("Enter");
        assertThat(page.locator("#status")).hasText("Esta chave de acesso está errada.");
        page.locator("#secret").clear();
        page.keyboard().type(SECRET);
        page.keyboard().press("Enter");
        assertThat(page.locator("#byCode")).isVisible();
        page.locator("#qr").waitFor();
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Número do celular com o código do país")).isFocused();
        page.keyboard().type("12");
        page.keyboard().press("Enter");
        assertThat(page.locator("#codeStatus")).containsText("código do país");
        page.keyboard().press("Control+a");
        page.keyboard().type("+55 11 98888-7777");
        page.keyboard().press("Enter");
        assertThat(page.locator("#code")).hasText(Pattern.compile("\\w{4}-?\\w{4}"));
    }

    @Test
    void thePageSaysWhyThereIsNoCodeAndGoesOn() {
        simulator.fault(FaultRule.onOperation("sessions/qr").times(1).status(403));
        Page page = open("#" + SECRET, "en-US", 768, ColorScheme.DARK);
        assertThat(page.locator("#status")).containsText("The gateway did not answer: ");
        assertThat(page.locator("#status")).hasText("Scan the code with your phone.");
    }

    @Test
    void afterAReloadTheKeyIsStillKnownAndNotInTheAddress() {
        Page page = open("#" + SECRET, "en-US", 768, ColorScheme.LIGHT);
        assertThat(page.locator("#qr")).isVisible();
        page.reload();
        assertThat(page.locator("#qr")).isVisible();
        assertThat(page.url()).doesNotContain(SECRET);
    }

    @Test
    void textIsReadableInLightAndInDark() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = open("#wrong-key-of-this-page", "en-US", 768, scheme);
            assertThat(page.locator("#status")).hasText("This access key is wrong.");
            for (String element : List.of("h1", "#status", "label[for=secret]", "#secret", "#enter button")) {
                assertThat(contrast(page, element)).as(element + " " + scheme).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    /** The ratio of WCAG between the colour of a text and of what is behind it. */
    private static double contrast(Page page, String element) {
        return ((Number) page.locator(element)
                        .evaluate(
                                """
                element => {
                  const part = c => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
                  const light = rgb => { const [r, g, b] = rgb.match(/[\\d.]+/g).map(Number);
                    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b); };
                  const ink = light(getComputedStyle(element).color);
                  let behind = element;
                  while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
                  const ground = light(getComputedStyle(behind).backgroundColor);
                  return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
                }"""))
                .doubleValue();
    }

    private static String scanned(byte[] screenshot) {
        String picture = "data:image/png;base64," + Base64.getEncoder().encodeToString(screenshot);
        return QrCode.of(picture).text();
    }
}
