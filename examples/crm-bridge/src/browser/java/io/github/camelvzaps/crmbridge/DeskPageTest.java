package io.github.camelvzaps.crmbridge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent works at the page of the desk. Runs with the profile {@code browser}. */
class DeskPageTest {
    @TempDir
    private Path directory;

    @Test
    void anAgentReadsATicketAndAnswersIt() throws Exception {
        int port = Program.freePort();
        List<String> arguments = List.of(
                "--crm.send-every=5ms",
                "--crm.campaign.file=",
                "--crm.simulator.port=" + Program.freePort(),
                "--server.port=" + port);
        List<String> problems = new ArrayList<>();
        try (Program program = Program.start(directory, arguments);
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new LaunchOptions()
                                .setExecutablePath(Path.of(System.getProperty("chromium", "/usr/bin/chromium")))
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            program.awaitUntil(() -> assertThat(program.output()).contains("  to Bruno   is sent"));
            assertThat(program.output()).contains("The desk of the agents:      http://127.0.0.1:" + port + "/\n");
            Page page = browser.newPage();
            page.setDefaultTimeout(30_000);
            page.onPageError(problems::add);
            page.navigate("http://127.0.0.1:" + port + "/");
            assertThat(page.locator("#tickets button")).hasCount(3);

            page.locator("#tickets button")
                    .filter(new Locator.FilterOptions().setHasText("Ana Souza"))
                    .click();
            assertThat(page.locator("#lines")).containsText("Where is my order?");
            page.locator("#text").fill("With pleasure");
            page.keyboard().press("Enter");

            Locator answer = page.locator("#lines .reply").last();
            assertThat(answer).containsText("With pleasure");
            assertThat(answer.locator(".state")).hasText("sent");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/desk.png")));
        }
        assertThat(problems).isEmpty();
    }
}
