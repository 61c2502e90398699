package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Chromium with the phone page, for the tests of one class. Each page gets a context of its own. */
final class PhoneBrowser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    static final Path PICTURES = Path.of("target/pictures");

    private static final Path EXECUTABLE = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));

    static {
        // a busy machine is no failure
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    private final List<String> problems = new ArrayList<>();
    /** The browser of a class, and what drives it; set before its first test. */
    private Playwright playwright;

    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** As most people have it: a wide window, light, English. */
    Page open(VzapsSimulator simulator) {
        return open(simulator, 1440, 860, ColorScheme.LIGHT, "en-US");
    }

    Page open(VzapsSimulator simulator, int width, int height, ColorScheme scheme, String language) {
        Page page = browser.newContext(new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setLocale(language)
                        .setViewportSize(width, height))
                .newPage();
        page.setDefaultTimeout(30_000);
        page.onConsoleMessage(message -> {
            // what the browser itself says of a refused call is shown by the page too
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                problems.add(message.text());
            }
        });
        page.onPageError(problems::add);
        String home = simulator.url();
        page.onRequest(request -> {
            if (!request.url().startsWith(home) && !request.url().startsWith("data:")) {
                problems.add("left the machine: " + request.url());
            }
        });
        page.navigate(home + "/ui/");
        return page;
    }

    static Locator chat(Page page, String text) {
        return page.locator("#chat-list button")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /** Closes what a test opened; fails when a page had an error or asked for something elsewhere. */
    @Override
    public void afterEach(ExtensionContext context) {
        browser.contexts().forEach(BrowserContext::close);
        List<String> seen = List.copyOf(problems);
        problems.clear();
        assertThat(seen).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        browser.close();
        playwright.close();
    }
}
