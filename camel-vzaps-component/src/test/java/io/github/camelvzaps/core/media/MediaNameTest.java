package io.github.camelvzaps.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.EventDraft;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaNameTest {
    private static final VzapsEvent EVENT = EventDraft.unknown("evt_1", "VZ1", Map.of());

    private static String file(String given) {
        return MediaName.file(given, EVENT, "application/pdf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd | passwd",
                "C:\\Users\\me\\a.pdf | a.pdf",
                ".bashrc | bashrc",
                "a<b>:c?.pdf | abc.pdf",
                "report.pdf. . | report.pdf",
                "CON.txt | _CON.txt",
                "nul | _nul",
                "console.txt | console.txt",
            })
    void aNameHoldsNothingThatAFileSystemReadsOtherwise(String given, String name) {
        assertThat(file(given)).isEqualTo(name);
    }

    @Test
    void marksThatNobodySeesAreLeftOut() {
        // a right-to-left override makes "gpj.exe" look like "exe.jpg"
        assertThat(file("a\u202Egpj.exe")).isEqualTo("agpj.exe");
        assertThat(file("a\u0000b\u200Bc\uD83D.pdf")).isEqualTo("abc.pdf");
    }

    @ParameterizedTest
    @CsvSource({"\u6587,200", "\uD83D\uDE00,200", "a,5000", "\u00E7,130"})
    void aNameHasAtMost240BytesAndKeepsItsEnding(String letter, int count) {
        String name = file(letter.repeat(count) + ".tar.gz");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isBetween(200, 240);
        assertThat(name).startsWith(letter).endsWith(".gz");
        assertThat(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(name);
    }

    @Test
    void anEndingWithoutEndIsCutToo() {
        assertThat(file("a." + "\u6587".repeat(400)).getBytes(StandardCharsets.UTF_8).length)
                .isBetween(200, 240);
    }

    @Test
    void whatIsNotANameBecomesOne() {
        assertThat(file(null)).isEqualTo("media.pdf");
        assertThat(file("...")).isEqualTo("media.pdf");
    }
}
