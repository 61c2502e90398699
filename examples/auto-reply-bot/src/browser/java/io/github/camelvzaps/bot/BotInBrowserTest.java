package io.github.camelvzaps.bot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person in front of the phone page, with the bot behind it. Runs with the profile {@code browser}, which needs chromium. */
@ExtendWith(SimulatorExtension.class)
class BotInBrowserTest {
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
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ANA = "5511987654321";

    @TempDir
    private Path directory;

    private VzapsSimulator simulator;
    private Bot bot;
    private Playwright playwright;
    private BrowserContext browser;
    private Page page;

    @BeforeEach
    void open(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.setOptions(Map.of("deliveredAfterMs", 20, "readAfterMs", 60));
        simulator.addInstance(Bot.INSTANCE, "inst-1");
        simulator.unpair(Bot.INSTANCE);
        bot = Bot.open(simulator, directory.resolve("people.txt")).start();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launchPersistentContext(
                        directory.resolve("profile"),
                        new LaunchPersistentContextOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(FLAGS)
                                .setViewportSize(1440, 860));
        browser.setDefaultTimeout(PATIENCE.toMillis());
        page = browser.pages().get(0);
        page.navigate(simulator.url() + "/ui/");
    }

    @AfterEach
    void close() {
        browser.close();
        playwright.close();
        bot.close();
    }

    @Test
    void aPersonPairsChatsWithTheBotAndSeesWhatAFaultDoes() {
        page.locator("#scan").click();
        awaitText(page.locator("#instances .mark"), "connected");

        page.locator("#new-phone").fill(ANA);
        page.locator("#open button").click();
        write("Good morning!");
        awaitText(answers(), "3 Talk to a person");
        awaitText(answers(), "Bread of today");
        awaitTicks(1);
        write("2");
        awaitText(answers(), "We are open Monday to Friday");
        awaitTicks(2);

        // the switch on the page: now the gateway refuses, and the answer does not come
        page.getByText("Sends are refused with 429").click();
        await().atMost(PATIENCE).until(() -> simulator.faults().size() == 1);
        write("1");
        awaitText(page.locator("#switches .mark.on"), "fired");
        awaitText(page.locator("#entries .code.bad"), "429");
        assertThat(answers()).hasCount(2);

        // off again: the answer comes late, and once
        page.getByText("Sends are refused with 429").click();
        await().atMost(PATIENCE).until(() -> simulator.faults().isEmpty());
        awaitText(answers(), "Today: sourdough");
        awaitTicks(3);
        assertThat(answers()).hasCount(3);
    }

    @Test
    void thePictureOfTheReadmeIsTaken() {
        simulator.pair(Bot.INSTANCE);
        page.locator("#new-phone").fill(ANA);
        page.locator("#open button").click();
        List<String> said = List.of("Good morning!", "2", "Talk to a person", "Do you have a cake for Saturday?");
        for (int i = 0; i < said.size(); i++) {
            write(said.get(i));
            int expected = Math.min(i + 1, 3);
            await().atMost(PATIENCE).until(() -> answers().count() == expected);
        }
        awaitTicks(3);
        page.locator("h1").click();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/auto-reply-bot.png")));
        assertThat(page.locator("#chat-list")).containsText(Bot.DESK.substring(9));
    }

    private void write(String text) {
        page.locator("#text").fill(text);
        page.keyboard().press("Enter");
        awaitText(page.locator(".bubble:not(.mine)"), text);
    }

    private Locator answers() {
        return page.locator(".bubble.mine");
    }

    private void awaitTicks(int read) {
        await().atMost(PATIENCE)
                .until(() -> page.locator(".bubble.mine .tick.read").count() == read);
    }

    private static void awaitText(Locator some, String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(some.allInnerTexts()).anyMatch(shown -> shown.contains(text)));
    }
}
