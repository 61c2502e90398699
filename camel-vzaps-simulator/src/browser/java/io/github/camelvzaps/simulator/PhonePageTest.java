package io.github.camelvzaps.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person pairs, writes as a customer and sees the answers. Runs with the profile {@code browser}. */
@ExtendWith(SimulatorExtension.class)
class PhonePageTest {

    @RegisterExtension
    static final PhoneBrowser browser = new PhoneBrowser();

    private VzapsSimulator simulator;
    private Caller caller;
    private Page page;

    @BeforeEach
    void open(VzapsSimulator fresh) {
        simulator = fresh;
        caller = new Caller(simulator);
        simulator.setOptions(Map.of("deliveredAfterMs", 20, "readAfterMs", 60));
        simulator.addInstance("VZ1", "inst-1");
        simulator.unpair("VZ1");
        page = browser.open(simulator);
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
        PhoneBrowser.chat(page, "4321").click();
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
        PhoneBrowser.chat(page, "4321").click();
        // a reaction is a line, no bubble
        assertThat(page.locator(".bubble")).hasCount(8);
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
        assertThat(page.locator(".bubble .options button")).hasText(new String[] {"Yes", "No"});
        // the newest message is in sight, although pictures came late
        assertThat(page.locator(".bubble").last()).isInViewport();
        PhoneBrowser.picture(page, "media");
    }

    @Test
    void thePageSendsEachKindItOffers() {
        simulator.pair("VZ1");
        page.locator("#new-phone").fill("5511987654321");
        page.locator("#open button").click();
        List<String> kinds = List.of("image", "voice", "video", "document", "sticker", "location", "contact", "poll");
        for (String kind : kinds) {
            page.locator("#kind").selectOption(kind);
            page.locator("#send").click();
            int expected = kinds.indexOf(kind) + 1;
            assertThat(page.locator(".bubble")).hasCount(expected);
        }
        assertThat(page.locator(".bubble .options button")).hasText(new String[] {"Yes", "No"});
    }
}
