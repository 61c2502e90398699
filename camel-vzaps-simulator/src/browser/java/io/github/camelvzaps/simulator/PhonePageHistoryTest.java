package io.github.camelvzaps.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Chats are complete, however long they are. Runs with the profile {@code browser}. */
@ExtendWith(SimulatorExtension.class)
class PhonePageHistoryTest {

    private static final int CHATS = Integer.getInteger("phone.chats", 60);
    private static final int MESSAGES = Integer.getInteger("phone.messages", 60);

    @RegisterExtension
    static final PhoneBrowser browser = new PhoneBrowser();

    private VzapsSimulator simulator;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
    }

    @Test
    void olderMessagesComeWhileAPersonScrollsAndNoneIsMissing() {
        simulator.customersSay("VZ1", 300, i -> CustomerMessage.text("5511987654321", "question " + i));
        Page page = browser.open(simulator);
        PhoneBrowser.chat(page, "4321").click();
        assertThat(page.locator("#talk-count")).hasText("300 messages");
        assertThat(page.locator(".bubble").last()).isInViewport();
        assertThat(page.locator("#older")).hasText("Show older messages (250 more)");

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.evaluate("document.getElementById('bubbles').scrollTop = 0");
            return page.locator(".bubble").count() == 300;
        });

        assertThat(page.locator("#older")).hasCount(0);
        assertThat(page.locator(".more")).hasText("The beginning of the chat");
        List<String> said = page.locator(".bubble > p").allInnerTexts();
        for (int i = 0; i < 300; i++) {
            assertThat(said.get(i)).isEqualTo("question " + i);
        }
        // a person who reads old messages sees that there are new ones, and stays there
        simulator.customerSays("VZ1", "5511987654321", "one more");
        assertThat(page.locator("#newer")).isVisible();
        page.locator("#newer").click();
        assertThat(page.locator(".bubble").last()).isInViewport();
        assertThat(page.locator(".bubble").last()).containsText("one more");
    }

    @Test
    void theTicksOfAnOldMessageInSightStillChange() {
        simulator.setOptions(Map.of("readAfterMs", -1));
        Caller caller = new Caller(simulator);
        caller.sendText("the old one");
        simulator.customersSay("VZ1", 120, i -> CustomerMessage.text("5511999999999", "line " + i));
        Page page = browser.open(simulator);
        PhoneBrowser.chat(page, "5511999999999").click();
        assertThat(page.locator("#talk-count")).hasText("121 messages");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.evaluate("document.getElementById('bubbles').scrollTop = 0");
            return page.locator(".bubble.mine").count() == 1;
        });
        String id = simulator.messages("VZ1").get(0).id();

        simulator.customerSays("VZ1", CustomerMessage.reaction("5511999999999", id, "+1"));

        assertThat(page.locator(".bubble.mine .reactions")).hasText("+1");
    }

    @Test
    void aChatIsFoundByNameByNumberAndByItsLastMessage() {
        simulator.customersSay("VZ1", 150, i -> CustomerMessage.text("55119" + (10_000_000 + i), "hello " + i)
                .name("Customer number " + i));
        Page page = browser.open(simulator);
        // the group is one of them
        assertThat(page.locator("#more-chats")).hasText("Show more chats (51 more)");
        page.locator("#more-chats").click();
        assertThat(page.locator("#chat-list li")).hasCount(151);
        for (String search : List.of("number 77", "5511910000077", "Hello 77")) {
            page.locator("#search").fill(search);
            assertThat(page.locator("#chat-list li")).hasCount(1);
            assertThat(page.locator("#chat-list .name")).hasText("Customer number 77");
        }
        page.locator("#search").fill("nobody at all");
        assertThat(page.locator("#no-chats")).hasText("No chat matches “nobody at all”.");
    }

    /** Prints figures and asserts what can be counted: the machine may be busy. 200 and 1000 are the sizes to look at. */
    @Test
    void manyLongChatsOpenAndScroll() {
        simulator.customersSay(
                "VZ1",
                CHATS * MESSAGES,
                i -> CustomerMessage.text("55119" + (10_000_000 + i % CHATS), "message " + i / CHATS + " of this customer"));
        Page page = browser.open(simulator);
        assertThat(page.locator("#chat-list li").first()).isVisible();
        Object painted = page.evaluate(
                "performance.getEntriesByName('first-contentful-paint').map(one => Math.round(one.startTime))[0]");
        Object listed = page.evaluate("Math.round(performance.now())");

        Locator chat = page.locator("#chat-list button").first();
        long before = System.nanoTime();
        chat.click();
        assertThat(page.locator("#talk-count")).containsText("messages");
        assertThat(page.locator(".bubble").last()).isInViewport();
        long opened = (System.nanoTime() - before) / 1_000_000;

        Object frames = page.evaluate(
                """
            async () => {
              const list = document.getElementById('bubbles');
              const times = [];
              let last = performance.now();
              for (let i = 0; i < 120; i++) {
                list.scrollTop = Math.max(0, list.scrollTop - 200);
                await new Promise(requestAnimationFrame);
                times.push(performance.now() - last);
                last = performance.now();
              }
              times.sort((a, b) => a - b);
              return `median ${times[60].toFixed(1)} ms, longest ${times[119].toFixed(1)} ms`;
            }""");
        System.out.printf(
                "phone page, %d chats x %d messages: first paint %s ms, list at %s ms, chat opened in %d ms, frames while"
                        + " scrolling: %s%n",
                CHATS, MESSAGES, painted, listed, opened, frames);
        assertThat(page.locator("#talk-count"))
                .hasText(MESSAGES == 1000 ? "1,000 messages" : MESSAGES + " messages");
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            page.evaluate("document.getElementById('bubbles').scrollTop = 0");
            return page.locator(".bubble").count() == MESSAGES;
        });
    }
}
