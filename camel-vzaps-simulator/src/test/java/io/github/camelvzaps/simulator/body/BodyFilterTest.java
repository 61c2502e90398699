package io.github.camelvzaps.simulator.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.api.MediaDigest;
import io.github.camelvzaps.simulator.state.Media;
import io.github.camelvzaps.simulator.state.SentMedia;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a {@link BodyFilter} keeps of the media in a body, byte for byte and within its budget. */
class BodyFilterTest {

    /** Just too large for the body, so that the filter has to keep it. */
    private static final int SMALL = 50_000;

    private static final int BOUND = 200_000;
    private static final long TOGETHER = 1_000_000;

    private final MediaBudget budget = new MediaBudget(BOUND, TOGETHER);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000, 16_384, 65_537, 10_000_000})
    void aPictureIsKeptWhereverTheBodyIsSplit(int piece) {
        byte[] picture = bytes(120_001, 1);

        BodyFilter filter = read(body("image/png", picture), piece);

        assertThat(filter.kept()).hasSize(1);
        assertSame(filter.kept().get(0), picture);
        assertThat(filter.kept().get(0).mimetype()).isEqualTo("image/png");
    }

    @Test
    void aPictureIsKeptWhereverItsHeadIsSplit() {
        byte[] picture = bytes(SMALL, 2);
        byte[] body = body("image/png", picture).getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < 60; at++) {
            BodyFilter filter = new BodyFilter(budget);
            filter.accept(Arrays.copyOfRange(body, 0, at));
            filter.accept(Arrays.copyOfRange(body, at, body.length));
            assertSame(filter.kept().get(0), picture);
            filter.release();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10_000_000})
    void escapesInTheBase64ChangeNoByte(int piece) {
        byte[] picture = bytes(SMALL, 3);
        String plain = body("image/png", picture);
        // PHP writes each slash with a backslash, others write some characters by their number
        String escaped = plain.replace("/", "\\/").replace("A", "\\u0041");
        assertThat(escaped).hasSizeGreaterThan(plain.length());

        assertSame(read(escaped, piece).kept().get(0), picture);
    }

    @ParameterizedTest
    @CsvSource({"200000, true", "200001, false", "199999, true", "147456, true"})
    void theBoundIsExact(int size, boolean kept) {
        byte[] picture = bytes(size, 4);

        BodyFilter filter = read(body("image/png", picture), 8192);

        assertThat(filter.kept()).hasSize(kept ? 1 : 0);
        if (kept) {
            assertSame(filter.kept().get(0), picture);
        }
        MediaDigest digest = filter.media().get(0);
        assertThat(digest.bytes()).isEqualTo(size);
        assertThat(digest.sha256()).isNotNull();
    }

    @Test
    void twoPicturesOfABodyShareTheBoundAndTheSecondDoesNotChangeTheFirst() {
        byte[] first = bytes(120_000, 5);
        byte[] second = bytes(80_000, 6);
        byte[] oneMore = bytes(SMALL, 7);
        String body = "{\"image\":\"" + uri("image/png", first) + "\",\"caption\":\"c\",\"thumbnail\":\""
                + uri("image/jpeg", second) + "\",\"more\":\"" + uri("image/png", oneMore) + "\"}";

        BodyFilter filter = read(body, 1000);

        assertThat(filter.media()).extracting(MediaDigest::field).containsExactly("image", "thumbnail", "more");
        assertThat(filter.kept()).extracting(SentMedia::mimetype).containsExactly("image/png", "image/jpeg");
        assertSame(filter.kept().get(0), first);
        assertSame(filter.kept().get(1), second);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image/svg+xml   | 60000 | ''
            text/html       | 60000 | ''
            video/mp4       | 60000 | ''
            application/pdf | 60000 | ''
            image/png       | 60000 | '#'
            image/png       | 60000 | 'AAAA='
            image/png       | 3000  | ''
            """)
    void whatIsNotKeptTakesNothingOfTheBudget(String mimetype, int size, String appended) {
        String body = "{\"image\":\"" + uri(mimetype, bytes(size, 8)) + appended + "\"}";

        BodyFilter filter = read(body, 1000);

        assertThat(filter.kept()).isEmpty();
        assertThat(filter.media()).hasSize(1);
        assertAllIsFree();
        filter.release();
        assertAllIsFree();
    }

    @Test
    void bodiesThatComeInTogetherShareTheBudgetAndGiveItBack() {
        byte[] picture = bytes(BOUND, 9);
        // five pieces of 48 KiB each
        List<BodyFilter> reading = List.of(
                read(body("image/png", picture), 1000),
                read(body("image/png", picture), 1000),
                read(body("image/png", picture), 1000),
                read(body("image/png", picture), 1000));
        BodyFilter oneTooMany = read(body("image/png", picture), 1000);

        assertThat(reading).allSatisfy(filter -> assertThat(filter.kept()).hasSize(1));
        assertThat(oneTooMany.kept()).isEmpty();
        assertThat(oneTooMany.media()).hasSize(1);

        oneTooMany.release();
        reading.get(0).release();
        assertThat(read(body("image/png", picture), 1000).kept()).hasSize(1);
    }

    @Test
    void aBodyThatBreaksOffGivesBackWhatItTook() {
        String body = body("image/png", bytes(BOUND, 10));

        BodyFilter filter = read(body.substring(0, body.length() / 2), 1000);
        assertThat(budget.take((int) TOGETHER)).isFalse();

        filter.release();
        assertAllIsFree();
    }

    private void assertAllIsFree() {
        assertThat(budget.take((int) TOGETHER)).isTrue();
        assertThat(budget.take(1)).isFalse();
        budget.giveBack(TOGETHER);
    }

    private BodyFilter read(String body, int piece) {
        BodyFilter filter = new BodyFilter(budget);
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < bytes.length; at += piece) {
            filter.accept(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)));
        }
        return filter;
    }

    private static void assertSame(SentMedia media, byte[] expected) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (long offset = 0; offset < media.size(); offset += Media.PIECE) {
            read.writeBytes(media.piece(offset));
        }
        assertThat(read.toByteArray()).isEqualTo(expected);
    }

    private static String body(String mimetype, byte[] content) {
        return "{\"image\":\"" + uri(mimetype, content) + "\"}";
    }

    private static String uri(String mimetype, byte[] content) {
        return "data:" + mimetype + ";base64," + Base64.getEncoder().encodeToString(content);
    }

    private static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
