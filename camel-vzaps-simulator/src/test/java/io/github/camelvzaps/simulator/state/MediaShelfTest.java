package io.github.camelvzaps.simulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.api.MediaDigest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The media of sends have a bound together, and those sent longest ago make room. */
class MediaShelfTest {

    /** So many of the largest ones fill the shelf. */
    private static final int FULL = (int) (MediaShelf.LARGEST_SENT / SentMedia.LARGEST);

    /** All share these bytes, so that the test needs no memory; the digest alone tells them apart. */
    private static final List<byte[]> PIECES =
            Collections.nCopies(SentMedia.LARGEST / Media.PIECE + 1, new byte[Media.PIECE]);

    private final MediaShelf shelf = new MediaShelf();

    @Test
    void atTheBoundAllAreThereAndOneByteMoreDropsTheOldest() {
        for (int i = 0; i < FULL; i++) {
            shelf.add(sent(i, SentMedia.LARGEST));
        }
        assertThat(shelf.find(idOf(0))).isNotNull();

        shelf.add(sent(FULL, 1));

        assertThat(shelf.find(idOf(0))).isNull();
        for (int i = 1; i <= FULL; i++) {
            assertThat(shelf.find(idOf(i))).as("number %s", i).isNotNull();
        }
    }

    @Test
    void theSameBytesAreKeptOnceAndAreNewWheneverTheyAreSent() {
        for (int i = 0; i < 1000; i++) {
            shelf.add(sent(0, SentMedia.LARGEST));
        }
        for (int i = 1; i < FULL; i++) {
            shelf.add(sent(i, SentMedia.LARGEST));
        }
        assertThat(shelf.find(idOf(0))).isNotNull();

        shelf.add(sent(0, SentMedia.LARGEST));
        shelf.add(sent(FULL, SentMedia.LARGEST));

        assertThat(shelf.find(idOf(0))).isNotNull();
        assertThat(shelf.find(idOf(1))).isNull();
    }

    @Test
    void filesOfPeopleStayHoweverMuchIsSent() {
        UploadedMedia file = new UploadedMedia("a", new byte[100], "image/png");
        shelf.add(file);
        for (int i = 0; i < 3 * FULL; i++) {
            shelf.add(sent(i, SentMedia.LARGEST));
        }
        assertThat(shelf.find(file.id())).isSameAs(file);
    }

    @Test
    void afterClearThereIsRoomForAllAgain() {
        shelf.add(sent(0, SentMedia.LARGEST));
        shelf.clear();
        assertThat(shelf.find(idOf(0))).isNull();
        for (int i = 1; i <= FULL; i++) {
            shelf.add(sent(i, SentMedia.LARGEST));
        }
        assertThat(shelf.find(idOf(1))).isNotNull();
    }

    private static SentMedia sent(int number, int size) {
        return new SentMedia(digest(number, size), PIECES);
    }

    private static String idOf(int number) {
        return SentMedia.idOf(digest(number, 1));
    }

    private static MediaDigest digest(int number, int size) {
        return new MediaDigest("image", "image/png", size, String.format("%064x", number), 100_000);
    }
}
