package io.github.camelvzaps.docs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The site in a real browser; its pictures go to target/pictures. Runs with the profile {@code browser}. */
class SitePicturesTest {

    // for all tests
    private static Chromium chromium;

    private final List<String> problems = new ArrayList<>();

    @BeforeAll
    static void launch() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /** The beginnings of the innermost elements that end beyond the window. */
    private static final String TOO_WIDE = "[...document.body.querySelectorAll('*')]"
            + ".filter(e => e.getBoundingClientRect().right > innerWidth && !e.firstElementChild)"
            + ".map(e => e.textContent.slice(0, 60))";

    @AfterEach
    void nothingWentWrongInThePage() {
        chromium.closePages();
        assertThat(problems).isEmpty();
    }

    @Test
    void picturesOfThreePagesAreTaken() {
        picture("index", 1440, 900, ColorScheme.LIGHT);
        picture("recipes", 1440, 1000, ColorScheme.DARK);
        picture("architecture", 1280, 900, ColorScheme.DARK);
        picture("troubleshooting", 390, 844, ColorScheme.DARK);
    }

    static List<Path> pages() throws Exception {
        return LinksTest.pages().toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingOverflowsOnAPhone(Path page) {
        Page shown = open(page.getFileName().toString(), 390, 844, ColorScheme.LIGHT, true);

        assertThat((Integer) shown.evaluate("document.documentElement.scrollWidth"))
                .as("%s; too wide: %s", page.getFileName(), shown.evaluate(TOO_WIDE))
                .isLessThanOrEqualTo(390);
    }

    @Test
    void aLanguageIsChosenForAllRecipesAndRemembered() {
        Page page = open("recipes.html", 1280, 900, ColorScheme.LIGHT, true);
        int recipes = page.locator(".langs").count();
        assertThat(page.locator(".langs [role=tab][aria-selected=true]").first())
                .hasText("Java");

        page.locator(".langs [role=tab]").filter(text("YAML")).first().click();

        assertThat(page.locator(".langs .listingblock:visible")).hasCount(recipes);
        assertThat(page.locator(".langs .listingblock:visible").all())
                .extracting(block -> block.getAttribute("data-label"))
                .containsOnly("YAML");
        page.reload();
        assertThat(page.locator(".langs [role=tab][aria-selected=true]").first())
                .hasText("YAML");
    }

    @Test
    void aTabOfAnotherKindLeavesTheLanguageAsItIs() {
        Page page = open("recipes.html", 1280, 900, ColorScheme.LIGHT, true);
        page.locator(".langs [role=tab]").filter(text("XML")).first().click();

        page.navigate(Path.of("target/site/getting-started.html").toUri().toString());
        assertThat(page.locator(".langs [role=tab]")).hasText(new String[] {"Camel", "Spring Boot", "For tests"});
        assertThat(page.locator(".langs .listingblock:visible")).hasCount(1);
        page.locator(".langs [role=tab]").filter(text("Spring Boot")).click();
        assertThat(page.locator(".langs .listingblock:visible")).containsText("camel-vzaps-starter");

        page.navigate(Path.of("target/site/recipes.html").toUri().toString());
        assertThat(page.locator(".langs [role=tab][aria-selected=true]").first())
                .hasText("XML");
    }

    @Test
    void theSearchFindsASectionAndLeadsThere() {
        Page page = open("index.html", 1280, 900, ColorScheme.LIGHT, true);
        page.keyboard().press("/");
        page.keyboard().type("ninth digit");
        page.locator("#found a").filter(text("ninth digit")).first().click();

        assertThat(page).hasURL(Pattern.compile("faq\\.html#ninth-digit$"));
        page.locator("#search").fill("xyzzy");
        assertThat(page.locator("#found")).hasText("Nothing found");
    }

    @Test
    void withoutScriptsAllLanguagesAreShownAndTheListOfPagesOpens() {
        Page page = open("recipes.html", 390, 844, ColorScheme.LIGHT, false);

        assertThat(page.locator(".langs .listingblock:visible"))
                .hasCount(3 * page.locator(".langs").count());
        assertThat(page.locator("#site nav")).isHidden();
        page.locator("#site label").click();
        assertThat(page.locator("#site nav")).isVisible();
        assertThat(page.locator("#search")).isHidden();
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private void picture(String name, int width, int height, ColorScheme scheme) {
        Page page = open(name + ".html", width, height, scheme, true);
        Path file = Chromium.PICTURES.resolve(name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(file).isNotEmptyFile();
    }

    private Page open(String name, int width, int height, ColorScheme scheme, boolean scripts) {
        Page page = chromium.page(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(scripts));
        page.onPageError(problems::add);
        page.onRequest(request -> {
            if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
                problems.add("left the machine: " + request.url());
            }
        });
        page.navigate(Path.of("target/site").resolve(name).toUri().toString());
        return page;
    }
}
