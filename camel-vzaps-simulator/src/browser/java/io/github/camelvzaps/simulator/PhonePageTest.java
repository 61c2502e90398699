package io.github.camelvzaps.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The phone page in a real browser. Runs with the profile {@code browser}, which needs chromium. */
@ExtendWith(SimulatorExtension.class)
class PhonePageTest {

    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @TempDir
    private Path profile;

    private final List<String> problems = new ArrayList<>();
    private VzapsSimulator simulator;
    private Caller caller;
    private Playwright playwright;
    private BrowserContext browser;
    private Page page;

    @BeforeEach
    void open(VzapsSimulator fresh) {
        simulator = fresh;
        caller = new Caller(simulator);
        simulator.setOptions(Map.of("deliveredAfterMs", 20, "readAfterMs", 60));
        simulator.addInstance("VZ1", "inst-1");
        simulator.unpair("VZ1");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        show(1440, 860, ColorScheme.LIGHT);
    }

    private void show(int width, int height, ColorScheme scheme) {
        if (browser != null) {
            browser.close();
        }
        browser = playwright
                .chromium()
                .launchPersistentContext(
                        profile.resolve(scheme + "-" + width),
                        new LaunchPersistentContextOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(FLAGS)
                                .setColorScheme(scheme)
                                .setViewportSize(width, height));
        page = browser.pages().get(0);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                problems.add(message.text());
            }
        });
        page.onPageError(problems::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(simulator.url()) && !request.url().startsWith("data:")) {
                problems.add("left the machine: " + request.url());
            }
        });
        page.navigate(simulator.url() + "/ui/");
    }

    @AfterEach
    void close() {
        browser.close();
        playwright.close();
        assertThat(problems).isEmpty();
    }

    @Test
    void aPersonPairsWritesAsCustomerSeesTheAnswerWithTicksAndSwitchesAFaultOn() {
        page.locator("#scan").click();
        assertThat(page.locator("#instances .mark")).containsText("connected");
        assertThat(page.locator("#pairing")).isHidden();

        writeAsCustomer("5511987654321", "Good morning! Is my order 4711 on its way?");
        await().until(() -> !simulator.events("VZ1").isEmpty()
                && simulator.events("VZ1").stream()
                        .anyMatch(event -> event.type().equals("Message")));

        answer("Good morning, Ana. Order 4711 left the house today.");
        assertThat(page.locator(".bubble.mine")).containsText("Order 4711 left");
        assertThat(page.locator(".bubble.mine .tick.read")).isVisible();

        page.getByText("Sends are refused with 429").click();
        await().until(() -> simulator.faults().size() == 1);
        Caller.Answer refused = answer("one too many");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(page.locator("#switches .mark.on")).containsText("fired 1");
        assertThat(page.locator("#entries .code.bad").first()).hasText("429");
    }

    private void writeAsCustomer(String phone, String text) {
        page.locator("#new-phone").fill(phone);
        page.locator("#open button").click();
        page.locator("#text").fill(text);
        page.keyboard().press("Enter");
        assertThat(page.locator(".bubble").first()).containsText(text);
    }

    private Caller.Answer answer(String text) {
        return caller.asInstance(
                "POST",
                "/instances/VZ1/chat/send/text",
                new JsonObject()
                        .put("phone", "5511987654321")
                        .put("message", text)
                        .encode());
    }

    @Test
    void everythingWorksFromTheKeyboardAndInAGroup() {
        simulator.pair("VZ1");
        assertThat(page.locator("#instances .mark")).containsText("connected");
        page.locator("#chat-list button").first().focus();
        page.keyboard().press("Enter");
        page.keyboard().type("Hello group");
        page.keyboard().press("Enter");
        assertThat(page.locator(".bubble")).containsText("Hello group");
        await().until(() -> simulator.events("VZ1").stream()
                .anyMatch(event -> event.data().toString().contains("is_group=true")));
    }

    @Test
    void mediaIsPreviewedAndNothingOfAMessageBecomesMarkup() {
        simulator.pair("VZ1");
        simulator.customerSends(
                "VZ1",
                Map.of(
                        "from",
                        "5511987654321",
                        "media",
                        Map.of("kind", "image", "size", 5000, "caption", "<b>bold</b>")));
        page.locator("#chat-list button")
                .filter(new Locator.FilterOptions().setHasText("4321"))
                .first()
                .click();
        assertThat(page.locator(".bubble .tile")).containsText("image/jpeg");
        assertThat(page.locator(".bubble")).containsText("<b>bold</b>");
    }

    @Test
    void everyKindOfMessageHasAPreviewThatNeedsNoNetwork() {
        simulator.pair("VZ1");
        String ana = "5511987654321";
        List.of(
                        CustomerMessage.media(ana, "image", 20_000),
                        CustomerMessage.media(ana, "sticker", 20_000),
                        CustomerMessage.media(ana, "voice", 20_000),
                        CustomerMessage.media(ana, "video", 20_000),
                        CustomerMessage.media(ana, "document", 20_000).fileName("offer.pdf"),
                        CustomerMessage.location(ana, -23.5, -46.6).place("Office", "Street 1"),
                        CustomerMessage.contact(ana, "Bruno", "5521988887777"),
                        CustomerMessage.poll(ana, "Pizza?", "Yes", "No"),
                        CustomerMessage.reaction(ana, "M1", "+1"))
                .forEach(message -> simulator.customerSays("VZ1", message));
        page.locator("#chat-list button")
                .filter(new Locator.FilterOptions().setHasText("4321"))
                .first()
                .click();
        assertThat(page.locator(".bubble")).hasCount(9);
        for (String picture : List.of(".bubble img.image", ".bubble img.sticker")) {
            await().until(() -> page.locator(picture)
                    .evaluate("image => image.complete && image.naturalWidth > 100")
                    .equals(true));
        }
        await().until(() -> page.locator(".bubble audio")
                .evaluate("audio => Math.round(audio.duration)")
                .equals(2));
        assertThat(page.locator(".bubble video")).hasAttribute("poster", Pattern.compile("^data:image/svg"));
        Locator file = page.locator(".bubble a.tile[download='offer.pdf']");
        assertThat(file).containsText("application/pdf");
        assertThat(file).hasAttribute("href", Pattern.compile("^/_sim/media/"));
        for (String text : List.of("Office", "-23.5, -46.6", "Bruno", "+5521988887777", "Pizza?", "reacted with +1")) {
            assertThat(page.locator("#bubbles")).containsText(text);
        }
        assertThat(page.locator(".bubble .options li")).hasText(new String[] {"Yes", "No"});
        // the newest message is in sight, although pictures came late
        assertThat(page.locator(".bubble").last()).isInViewport();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/simulator-phone-media.png")));
    }

    @Test
    void thePageSendsEachKindItOffers() {
        simulator.pair("VZ1");
        page.locator("#new-phone").fill("5511987654321");
        page.locator("#open button").click();
        List<String> kinds = List.of("image", "voice", "video", "document", "sticker", "location", "contact", "poll");
        for (String kind : kinds) {
            page.locator("#kind").selectOption(kind);
            page.locator("#write button").click();
            int expected = kinds.indexOf(kind) + 1;
            assertThat(page.locator(".bubble")).hasCount(expected);
        }
        assertThat(page.locator(".bubble .options li")).hasText(new String[] {"Yes", "No"});
    }

    @Test
    void itFitsAPhoneAndIsDarkAtNight() {
        simulator.pair("VZ1");
        simulator.customerSays("VZ1", "5511987654321", "Hi");
        show(390, 780, ColorScheme.DARK);
        page.locator("#chat-list button")
                .filter(new Locator.FilterOptions().setHasText("4321"))
                .first()
                .click();
        assertThat(page.locator(".bubble")).containsText("Hi");
        Object overflow = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        assertThat(overflow).isEqualTo(false);
        assertThat(page.locator("body")).hasCSS("background-color", Pattern.compile("rgb\\(14, 21, 18\\)"));
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/simulator-phone-dark.png")));
    }

    @Test
    void thePictureOfTheDocumentationIsTaken() {
        simulator.pair("VZ1");
        Map<String, Object> ana = Map.of("from", "5511987654321", "name", "Ana Souza");
        say(ana, Map.of("text", "Good morning! Is my order 4711 on its way?"));
        answer("Good morning, Ana. Order 4711 left the house today.");
        say(ana, Map.of("media", Map.of("kind", "image", "size", 48_213, "seed", 8, "caption", "This is the one")));
        caller.asInstance("POST", "/instances/VZ1/chat/send/document", """
            {"phone":"5511987654321","file_name":"invoice-4711.pdf",
             "document":"data:application/pdf;base64,JVBERi0xLjcKJeLjz9MK"}\
            """);
        caller.asInstance("POST", "/instances/VZ1/chat/send/buttons", """
            {"phone":"5511987654321","message":"Was this helpful?",
             "buttons":[{"id":"y","text":"Yes"},{"id":"n","text":"No"}]}\
            """);
        say(Map.of("from", "5521988887777", "name", "Bruno"), Map.of("text", "Do you open on Sunday?"));
        simulator.addInstance("VZ2", "inst-2");
        simulator.unpair("VZ2");
        page.getByText("Sends are refused with 429").click();
        await().until(() -> simulator.faults().size() == 1);
        answer("one too many");
        page.locator("#chat-list button")
                .filter(new Locator.FilterOptions().setHasText("Ana"))
                .first()
                .click();
        assertThat(page.locator(".bubble.mine .tick.read")).hasCount(3);
        assertThat(page.locator("#switches .mark.on")).containsText("fired 1");
        page.locator("h1").click();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/simulator-phone.png")));
        page.locator("#instances button").nth(1).click();
        assertThat(page.locator("#qr")).isVisible();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/simulator-phone-qr.png")));
    }

    private void say(Map<String, Object> who, Map<String, Object> what) {
        Map<String, Object> fields = new HashMap<>(who);
        fields.putAll(what);
        simulator.customerSends("VZ1", fields);
    }
}
