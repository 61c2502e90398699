package io.github.camelvzaps.simulator.body;

import io.github.camelvzaps.simulator.api.MediaDigest;
import io.github.camelvzaps.simulator.state.SentMedia;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lets a JSON text pass byte by byte and keeps a copy in which every string longer than {@link #LONGEST} characters
 * is cut to its first {@link #KEPT}. It knows strings and escapes and nothing else of JSON; whether the text is JSON
 * at all is found out by the parser that reads the copy.
 *
 * <p>Not thread-safe: one filter reads one body on one event loop.
 */
public final class BodyFilter {

    /** Characters (UTF-16 units) up to which a string stays whole. */
    public static final int LONGEST = 65_536;

    /** Characters that are kept of a longer one. */
    public static final int KEPT = 200;

    /** Bytes of the copy beyond which the body is refused: nothing the contract knows comes near. */
    static final int LARGEST_COPY = 16 * 1024 * 1024;

    private enum In {
        TEXT,
        STRING,
        ESCAPE,
        UNICODE
    }

    private final MediaCopy mediaCopy;
    private final MediaDigester digester;
    private final List<MediaDigest> media = new ArrayList<>(1);
    private final List<SentMedia> kept = new ArrayList<>(0);

    private byte[] copy = new byte[512];
    private int size;
    private In in = In.TEXT;
    private long characters;
    private int contentStart;
    private int contentEnd;
    private int keptEnd;
    private boolean cut;
    private int unicodeDigits;
    private int unicodeValue;
    private int keyStart;
    private int keyEnd;
    private boolean overflow;
    private String brokenField;

    /** @param budget how much of the media that the copy lacks may be kept beside it */
    public BodyFilter(MediaBudget budget) {
        mediaCopy = new MediaCopy(budget);
        digester = new MediaDigester(mediaCopy);
    }

    /** Reads the next piece. */
    public void accept(byte[] piece) {
        int at = 0;
        while (at < piece.length) {
            at = switch (in) {
                case TEXT -> text(piece, at);
                case STRING -> string(piece, at);
                case ESCAPE -> escape(piece[at], at);
                case UNICODE -> unicode(piece[at], at);
            };
        }
    }

    /** The shortened text so far. */
    public byte[] shortened() {
        return Arrays.copyOf(copy, size);
    }

    /** One entry for each base64 data URI and for each string that was cut, in the order of the body. */
    public List<MediaDigest> media() {
        return media;
    }

    /** The media the phone page can show, as far as their strings were cut and the budget reached. */
    public List<SentMedia> kept() {
        return kept;
    }

    /** To be called once, when the body was handled or broke off: others may use its part of the budget. */
    public void release() {
        mediaCopy.release();
    }

    /** True when the copy outgrew its limit; the rest was dropped. */
    public boolean overflow() {
        return overflow;
    }

    /** The field whose data URI holds no valid base64, or null. */
    public String brokenField() {
        return brokenField;
    }

    private int text(byte[] piece, int from) {
        int at = from;
        while (at < piece.length && piece[at] != '"') {
            if (piece[at] == ':') {
                // the string before a colon is the key of what follows
                keyStart = contentStart;
                keyEnd = contentEnd;
            }
            at++;
        }
        append(piece, from, at);
        if (at < piece.length) {
            append(piece, at, at + 1);
            beginString();
            at++;
        }
        return at;
    }

    private void beginString() {
        in = In.STRING;
        contentStart = size;
        characters = 0;
        keptEnd = -1;
        cut = false;
        digester.begin();
    }

    private int string(byte[] piece, int from) {
        int at = from;
        long count = characters;
        while (at < piece.length) {
            byte b = piece[at];
            if (b == '"' || b == '\\') {
                break;
            }
            if ((b & 0xC0) != 0x80) {
                if (keptEnd < 0 && count >= KEPT) {
                    keptEnd = size + (at - from);
                }
                count += (b & 0xF8) == 0xF0 ? 2 : 1;
            }
            at++;
        }
        characters = count;
        take(piece, from, at);
        if (at < piece.length) {
            if (piece[at] == '"') {
                endString();
                append(piece, at, at + 1);
            } else {
                markKept();
                if (!cut) {
                    append(piece, at, at + 1);
                }
                in = In.ESCAPE;
            }
            at++;
        }
        return at;
    }

    private int escape(byte letter, int at) {
        if (!cut) {
            appendOne(letter);
        }
        if (letter == 'u') {
            in = In.UNICODE;
            unicodeDigits = 0;
            unicodeValue = 0;
            return at + 1;
        }
        digester.feed((byte)
                switch (letter) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> letter;
                });
        endEscape();
        return at + 1;
    }

    private int unicode(byte digit, int at) {
        if (!cut) {
            appendOne(digit);
        }
        unicodeValue = unicodeValue * 16 + Math.max(0, Character.digit(digit, 16));
        if (++unicodeDigits == 4) {
            // beyond ASCII no base64 can be meant; any such byte makes the digest fail, as it should
            digester.feed((byte) Math.min(unicodeValue, 127));
            endEscape();
        }
        return at + 1;
    }

    private void endEscape() {
        characters++;
        in = In.STRING;
        cutIfLong();
    }

    private void take(byte[] piece, int from, int to) {
        digester.feed(piece, from, to);
        if (!cut) {
            append(piece, from, to);
            cutIfLong();
        }
    }

    private void markKept() {
        if (keptEnd < 0 && characters >= KEPT) {
            keptEnd = size;
        }
    }

    private void cutIfLong() {
        if (!cut && characters > LONGEST) {
            cut = true;
            size = Math.min(size, keptEnd);
        }
    }

    private void endString() {
        in = In.TEXT;
        contentEnd = size;
        MediaDigester.Found found = digester.end(cut);
        if (found != null && found.sha256() == null && brokenField == null) {
            brokenField = key();
        }
        if (found != null || cut) {
            MediaDigest digest = new MediaDigest(
                    key(),
                    found == null ? null : found.mimetype(),
                    found == null ? -1 : found.bytes(),
                    found == null ? null : found.sha256(),
                    characters);
            media.add(digest);
            if (found != null && found.copy() != null) {
                kept.add(new SentMedia(digest, found.copy()));
            }
        }
    }

    private String key() {
        return new String(copy, keyStart, keyEnd - keyStart, StandardCharsets.UTF_8);
    }

    private void append(byte[] piece, int from, int to) {
        int length = to - from;
        if (!room(length)) {
            return;
        }
        System.arraycopy(piece, from, copy, size, length);
        size += length;
    }

    private void appendOne(byte b) {
        if (room(1)) {
            copy[size++] = b;
        }
    }

    private boolean room(int length) {
        if (overflow || size + length > LARGEST_COPY) {
            overflow = true;
            return false;
        }
        if (size + length > copy.length) {
            copy = Arrays.copyOf(copy, Math.max(size + length, copy.length * 2));
        }
        return true;
    }
}
