package io.github.camelvzaps.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a customer does to a message, by a tap, becomes the event of a phone. Runs with the profile {@code browser}. */
@ExtendWith(SimulatorExtension.class)
class PhonePageTapsTest {

    private static final String ANA = "5511999999999";

    /** A picture of one by one pixel. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @RegisterExtension
    static final PhoneBrowser browser = new PhoneBrowser();

    private VzapsSimulator simulator;
    private Caller caller;
    private int seen;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        caller = new Caller(simulator);
        simulator.addInstance("VZ1", "inst-1");
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of(
                        "buttons",
                        "{'message':'Was this helpful?','buttons':[{'id':'y','text':'Yes'},{'id':'n','text':'No'}]}",
                        "No",
                        "buttons_response_message",
                        "\"selected_button_id\":\"n\""),
                Arguments.of(
                        "list",
                        "{'title':'T','description':'D','button_text':'Open','sections':[{'title':'S','rows':[{'id':'r1',"
                                + "'title':'Bread','description':'d'},{'id':'r2','title':'Cake','description':'d'}]}]}",
                        "Cake",
                        "list_response_message",
                        "\"selected_row_id\":\"r2\""),
                Arguments.of(
                        "poll",
                        "{'name':'Pizza?','options':['Yes','No'],'selectable_options_count':1}",
                        "Yes",
                        "poll_update_message",
                        // SHA-256 of "Yes"
                        "haOas0XWcv+MqbnGh2863Kz0XufB4tvSQI/TOL1V4H4="));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void aTapGivesTheEventOfAPhone(String kind, String body, String tap, String content, String holds) {
        JsonObject question = new JsonObject(body.replace('\'', '"')).put("phone", ANA);
        String id = caller.asInstance("POST", "/instances/VZ1/chat/send/" + kind, question.encode())
                .data()
                .getString("message_id");
        Page page = browser.open(simulator);
        PhoneBrowser.chat(page, ANA).click();
        Locator option = page.locator(".options button").filter(new Locator.FilterOptions().setHasText(tap));

        option.click();

        JsonObject message = lastMessage().getJsonObject("message");
        assertThat(message.fieldNames()).containsExactly(content);
        assertThat(message.encode()).contains(holds, id);
        assertThat(option).hasAttribute("aria-pressed", "true");
        assertThat(page.locator(".bubble, .note")).hasCount(2);
        if (kind.equals("poll")) {
            assertThat(option.locator("small")).hasText("1 vote");
            // the same tap takes the vote back
            option.click();
            assertThat(option).hasAttribute("aria-pressed", "false");
            assertThat(page.locator(".note").last()).containsText("took the vote back");
        }
    }

    @Test
    void aCustomerRepliesReactsEditsAndDeletes() {
        caller.sendText("Where is my order?");
        String sent = simulator.messages("VZ1").get(0).id();
        simulator.customerSays("VZ1", CustomerMessage.text(ANA, "I wrote thsi").id("OWN1"));
        Page page = browser.open(simulator);
        PhoneBrowser.chat(page, ANA).click();
        Locator theirs = page.locator(".bubble.mine");
        Locator own = page.locator(".bubble[data-id=OWN1]");

        theirs.locator(".act").click();
        assertThat(theirs.locator(".acts button").filter(text("Edit"))).hasCount(0);
        theirs.getByLabel("React with 👍").click();
        assertThat(theirs.locator(".reactions .emoji")).hasCount(1);
        assertThat(lastMessage().encode()).contains("reaction_message", "\"from_me\":true", sent);

        theirs.locator(".act").click();
        theirs.locator(".acts button").filter(text("Reply")).click();
        assertThat(page.locator("#about")).containsText("Reply to: Where is my order?");
        page.locator("#text").fill("It is here");
        page.keyboard().press("Enter");
        assertThat(page.locator(".bubble .quote")).hasText("Where is my order?");
        assertThat(lastMessage().encode()).contains("It is here", "\"stanza_id\":\"" + sent);

        own.locator(".act").click();
        own.locator(".acts button").filter(text("Edit")).click();
        page.locator("#text").fill("I wrote this");
        page.keyboard().press("Enter");
        assertThat(own).containsText("I wrote this");
        assertThat(own.locator(".foot")).containsText("edited");
        assertThat(lastMessage().encode()).contains("MESSAGE_EDIT", "OWN1");

        own.locator(".act").click();
        own.locator(".acts button").filter(text("Delete")).click();
        assertThat(own).containsText("This message was deleted");
        assertThat(lastMessage().encode()).contains("REVOKE", "OWN1");
    }

    @Test
    void aVoiceAndAPictureComeFromFiles() {
        Page page = browser.open(simulator);
        page.locator("#new-phone").fill(ANA);
        page.locator("#open button").click();
        byte[] voice = "RIFF, as far as a simulator cares".getBytes(StandardCharsets.US_ASCII);

        page.locator("#file").setInputFiles(new FilePayload("receipt.png", "image/png", PNG));
        assertThat(page.locator("#chosen")).containsText("receipt.png");
        page.locator("#text").fill("My receipt");
        page.keyboard().press("Enter");
        assertThat(page.locator(".bubble img.image")).hasCount(1);
        assertThat(page.locator(".bubble")).containsText("My receipt");
        await().until(() -> page.locator(".bubble img.image")
                .evaluate("image => image.complete && image.naturalWidth === 1")
                .equals(true));
        JsonObject image = lastMessage().getJsonObject("message").getJsonObject("image_message");
        assertThat(fetched(image.getString("url"))).isEqualTo(new String(PNG, StandardCharsets.ISO_8859_1));

        page.locator("#file").setInputFiles(new FilePayload("voice.ogg", "audio/ogg", voice));
        page.locator("#send").click();
        assertThat(page.locator(".bubble audio")).hasCount(1);
        JsonObject sound = lastMessage().getJsonObject("message").getJsonObject("audio_message");
        assertThat(sound.getBoolean("ptt")).isTrue();
        assertThat(sound.getLong("file_length")).isEqualTo(voice.length);
    }

    private static String fetched(String url) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url)).build(),
                            HttpResponse.BodyHandlers.ofString(
                                    StandardCharsets.ISO_8859_1))
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** The {@code event} of the newest message, once there is one more than the last time. */
    private JsonObject lastMessage() {
        await().atMost(Duration.ofSeconds(20)).until(() -> messages().size() > seen);
        seen = messages().size();
        return messages().get(seen - 1);
    }

    private List<JsonObject> messages() {
        return simulator.events("VZ1").stream()
                .filter(event -> event.type().equals("Message"))
                .map(event -> new JsonObject(event.data()).getJsonObject("event"))
                .toList();
    }
}
