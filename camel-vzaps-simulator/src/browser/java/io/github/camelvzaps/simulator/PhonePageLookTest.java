package io.github.camelvzaps.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everybody can use the page: on each screen, in light and dark, in two languages. Runs with the profile {@code browser}. */
@ExtendWith(SimulatorExtension.class)
class PhonePageLookTest {

    private static final String ANA = "5511987654321";

    @RegisterExtension
    static final PhoneBrowser browser = new PhoneBrowser();

    private VzapsSimulator simulator;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
    }

    /** A conversation with all that a chat can show; the pictures of the documentation are taken of it. */
    private void aDayAtTheShop() throws Exception {
        simulator.setOptions(Map.of("deliveredAfterMs", 1, "readAfterMs", 2));
        Caller caller = new Caller(simulator);
        simulator.customerSays("VZ1", CustomerMessage.text("5521988887777", "Do you open on Sunday?").name("Bruno"));
        simulator.customerSays(
                "VZ1", CustomerMessage.text(ANA, "Good morning! Is my order 4711 on its way?").name("Ana Souza").id("M1"));
        send(caller, "text", "\"message\":\"Good morning, Ana. Order 4711 left the house today.\",\"reply_to_message_id\":\"M1\"");
        Map<String, Object> picture = simulator.addMedia(parcel(), "image/png").node();
        simulator.customerSends(
                "VZ1", Map.of("from", ANA, "media", Map.of("kind", "image", "id", idOf(picture), "caption", "This is the one")));
        send(caller, "document", "\"file_name\":\"invoice-4711.pdf\",\"document\":\"data:application/pdf;base64,JVBERi0xLjcKJeLjz9MK\"");
        send(
                caller,
                "buttons",
                "\"message\":\"Was this helpful?\",\"buttons\":[{\"id\":\"y\",\"text\":\"Yes\"},{\"id\":\"n\",\"text\":\"No\"}]");
        String last = simulator.messages("VZ1").get(2).id();
        simulator.customerSends("VZ1", Map.of("from", ANA, "buttonReply", Map.of("id", "y", "text", "Yes"), "replyTo", last));
        simulator.customerSays("VZ1", CustomerMessage.reaction(ANA, last, "❤️"));
        await().atMost(Duration.ofSeconds(20)).until(() -> simulator.messages("VZ1").stream()
                .allMatch(message -> message.state().equals("READ")));
    }

    private static void send(Caller caller, String kind, String fields) {
        caller.asInstance("POST", "/instances/VZ1/chat/send/" + kind, "{\"phone\":\"" + ANA + "\"," + fields + "}");
    }

    private static String idOf(Map<String, Object> node) {
        String url = node.get("url").toString();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** A picture that is higher than wide, drawn here. */
    private static byte[] parcel() throws Exception {
        BufferedImage image = new BufferedImage(200, 280, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(new Color(0xdfe7e2));
        drawing.fillRect(0, 0, 200, 280);
        drawing.setColor(new Color(0xb98a55));
        drawing.fillRect(35, 80, 130, 130);
        drawing.setColor(new Color(0x8f6536));
        drawing.fillRect(93, 80, 14, 130);
        drawing.setColor(Color.WHITE);
        drawing.fillRect(48, 165, 38, 26);
        drawing.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "375, LIGHT, en-US",
        "375, DARK, pt-BR",
        "768, LIGHT, pt-BR",
        "768, DARK, en-US",
        "1280, LIGHT, en-US",
        "1280, DARK, en-US"
    })
    void everyPartIsReachedAndAxeFindsNothing(int width, ColorScheme scheme, String language) throws Exception {
        aDayAtTheShop();
        Page page = browser.open(simulator, width, width == 375 ? 760 : 860, scheme, language);
        assertThat(PhoneBrowser.chat(page, "Ana Souza")).isVisible();
        if (width == 375) {
            axe(page);
        }
        PhoneBrowser.chat(page, "Ana Souza").click();
        assertThat(page.locator(".bubble")).hasCount(6);
        assertThat(page.locator(".note")).hasCount(1);
        await().until(() -> page.locator(".bubble img.image")
                .evaluate("image => image.complete && image.naturalWidth > 0")
                .equals(true));
        page.locator("h1").click();
        PhoneBrowser.picture(page, "phone-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
        page.locator(".bubble.mine .act").last().click();
        axe(page);
        for (String part : List.of("journal", "faults")) {
            if (width < 1152) {
                page.locator("nav [data-show=" + part + "]").click();
            }
            assertThat(page.locator("#" + part)).isInViewport();
            // nothing lies on it
            assertThat(page.evaluate("part => { const box = document.getElementById(part).getBoundingClientRect();"
                            + " return Boolean(document.elementFromPoint(box.x + box.width / 2, box.y + 20).closest('#' + part)); }", part))
                    .isEqualTo(true);
            if (width < 1152) {
                axe(page);
            }
        }
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        PhoneBrowser.picture(page, "faults-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
    }

    /** Contrast, roles, names, order of headings and all else that axe knows. */
    private static void axe(Page page) throws Exception {
        if (page.evaluate("typeof axe").equals("undefined")) {
            try (InputStream script = PhonePageLookTest.class.getResourceAsStream("/axe.min.js")) {
                page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Object found = page.evaluate(
                """
            async () => (await axe.run()).violations.map(one => one.id + ': ' + one.help + ' '
              + one.nodes.map(node => node.target + ' ' + (node.any[0] ? node.any[0].message : '')).join(' | '))""");
        assertThat((List<?>) found).isEmpty();
    }

    @Test
    void portugueseComesWithTheBrowserAndLacksNoWord() {
        Page page = browser.open(simulator, 1440, 860, ColorScheme.LIGHT, "pt-BR");
        assertThat(page.locator("html")).hasAttribute("lang", "pt-BR");
        assertThat(page.locator("#journal-title")).hasText("Diário");
        assertThat(page.getByLabel("Escrever como um novo cliente")).isVisible();
        assertThat(page.locator("#talk .nothing")).hasText("Escolha uma conversa ou abra uma com um número.");
        Object missing = page.evaluate(
                """
            async () => {
              const pt = (await import('./words.pt.js')).portuguese;
              const en = (await import('./words.js')).ENGLISH;
              const keys = new Set(Object.keys(en));
              for (const one of document.querySelectorAll('*')) {
                for (const attribute of one.getAttributeNames().filter(name => name.startsWith('data-t'))) {
                  keys.add(one.getAttribute(attribute));
                }
              }
              return [...keys].filter(key => key && !pt[key]);
            }""");
        assertThat((List<?>) missing).isEmpty();
    }

    @Test
    void aSimulatorThatIsDownCannotBeOverlooked() throws Exception {
        VzapsSimulator first = VzapsSimulator.builder().instance("VZ1", "inst-1").start();
        Page page = browser.open(first);
        assertThat(page.locator("#instances .mark")).containsText("connected");
        assertThat(page.locator("#down")).isHidden();
        first.close();
        assertThat(page.locator("#down")).isVisible();
        assertThat(page.locator("#down")).containsText("The simulator does not answer");
        BoundingBox banner = page.locator("#down").boundingBox();
        assertThat(banner.width).isEqualTo(1440);
        assertThat(page.locator("#chats")).hasAttribute("inert", "");
        axe(page);
        PhoneBrowser.picture(page, "down");
        try (VzapsSimulator again = VzapsSimulator.builder()
                .port(first.port())
                .instance("VZ1", "inst-1")
                .start()) {
            assertThat(page.locator("#down")).isHidden();
            assertThat(page.locator("#chats")).not().hasAttribute("inert", "");
        }
    }

    @Test
    void aNumberAddedHereShowsItsTokenAndReplacesNone() {
        Page page = browser.open(simulator);
        page.locator("#add-phone summary").click();
        page.locator("#new-id").fill("VZ1");
        page.locator("#add button").click();
        assertThat(page.locator("#problem")).containsText("VZ1 is there already");
        page.locator("#unproblem").click();

        page.locator("#new-id").fill("VZ2");
        page.locator("#add button").click();
        assertThat(page.locator("#added")).hasText("Added VZ2. Its token is token-of-VZ2.");
        assertThat(page.locator("#connect-lines")).containsText("camel.component.vzaps.instance-token = token-of-VZ2");
        assertThat(page.locator("#connect-lines")).containsText("base-url = " + simulator.url());
        assertThat(page.locator("#qr")).isVisible();
        PhoneBrowser.picture(page, "pairing");
    }

    @Test
    void aNewCustomerComesFirstAndKeepsTheName() {
        simulator.customersSay("VZ1", 30, i -> CustomerMessage.text("55119" + (10_000_000 + i), "hello"));
        Page page = browser.open(simulator);
        assertThat(page.locator("#chat-list li").first()).isVisible();
        assertThat(page.locator("#new-phone")).isInViewport();
        assertThat(page.locator("#new-phone").boundingBox().y)
                .isLessThan(page.locator("#chat-list").boundingBox().y);

        page.locator("#new-phone").fill("+55 11 98765-4321");
        page.locator("#new-name").fill("Ana Souza");
        page.locator("#open button").click();
        page.locator("#text").fill("Hi");
        page.keyboard().press("Enter");
        assertThat(page.locator(".bubble")).hasCount(1);
        assertThat(page.locator("#talk-title")).hasText("Ana Souza");
        // another page knows no name, and the customer keeps it
        Page other = browser.open(simulator);
        PhoneBrowser.chat(other, "Ana Souza").click();
        other.locator("#text").fill("It is me again");
        other.keyboard().press("Enter");
        assertThat(other.locator(".bubble")).hasCount(2);
        assertThat(simulator.events("VZ1"))
                .filteredOn(event -> event.data().toString().contains(ANA))
                .allSatisfy(event -> assertThat(event.data().toString()).contains("push_name=Ana Souza"));
        assertThat(other.locator("#talk-title")).hasText("Ana Souza");
    }

    @Test
    void aPictureIsShownWhole() throws Exception {
        Map<String, Object> picture = simulator.addMedia(parcel(), "image/png").node();
        simulator.customerSends("VZ1", Map.of("from", ANA, "media", Map.of("kind", "image", "id", idOf(picture))));
        Page page = browser.open(simulator);
        PhoneBrowser.chat(page, "4321").click();
        await().until(() -> page.locator(".bubble img.image")
                .evaluate("image => image.naturalWidth === 200 && image.naturalHeight === 280")
                .equals(true));
        BoundingBox box = page.locator(".bubble img.image").boundingBox();
        assertThat(box.width / box.height).isBetween(200 / 280.0 - 0.02, 200 / 280.0 + 0.02);
        assertThat(page.locator(".bubble a.whole")).hasAttribute("target", "_blank");
    }
}
