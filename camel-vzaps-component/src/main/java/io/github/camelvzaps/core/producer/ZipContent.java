package io.github.camelvzaps.core.producer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tells what a ZIP file holds by the names of its first entries: the documents of office programs are ZIP files, and a
 * phone opens them only under their own media type. Stateless.
 */
final class ZipContent {
    static final String ZIP = "application/zip";

    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    /** Media types by the folder that holds the document. */
    private static final Map<String, String> OFFICE = Map.of(
            "word/", OPEN_XML + "wordprocessingml.document",
            "xl/", OPEN_XML + "spreadsheetml.sheet",
            "ppt/", OPEN_XML + "presentationml.presentation");

    /** What every such file has besides; some programs write it after the document. */
    private static final List<String> PARTS = List.of("[Content_Types].xml", "_rels/", "docProps/");

    /** The head of an entry: signature, 22 bytes, lengths of name and extra field, name, extra field, content. */
    private static final int HEAD = 30;

    private static final int COMPRESSION = 8;
    private static final int SIZE = 18;
    private static final int NAME_LENGTH = 26;
    private static final int EXTRA_LENGTH = 28;

    private ZipContent() {}

    /** Tells whether bytes begin as a ZIP file does. */
    static boolean isZip(byte[] bytes) {
        return isEntry(bytes, 0);
    }

    /** Returns the media type, {@code application/zip} when the entries are nothing special. */
    static String typeOf(byte[] prefix) {
        String said = mimetypeEntry(prefix);
        if (said != null) {
            return said;
        }
        List<String> names = names(prefix);
        boolean office = names.stream().anyMatch(name -> PARTS.stream().anyMatch(name::startsWith));
        return names.stream()
                .flatMap(name -> OFFICE.entrySet().stream().filter(folder -> name.startsWith(folder.getKey())))
                .filter(folder -> office)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ZIP);
    }

    /** OpenDocument and EPUB begin with an entry that holds the media type as it is. */
    private static String mimetypeEntry(byte[] bytes) {
        int start = HEAD + number(bytes, NAME_LENGTH) + number(bytes, EXTRA_LENGTH);
        int size = number(bytes, SIZE);
        boolean plain = number(bytes, COMPRESSION) == 0 && "mimetype".equals(name(bytes, 0)) && size > 0;
        if (!plain || start + size > bytes.length) {
            return null;
        }
        String type = new String(bytes, start, size, StandardCharsets.US_ASCII).strip();
        return type.matches("application/[\\w.+-]+") ? type : null;
    }

    /** The entries' sizes may follow their content, so heads are looked for byte by byte. */
    private static List<String> names(byte[] bytes) {
        List<String> names = new ArrayList<>();
        for (int at = 0; at + HEAD < bytes.length; at++) {
            if (isEntry(bytes, at)) {
                names.add(name(bytes, at));
            }
        }
        return names;
    }

    private static String name(byte[] bytes, int entry) {
        int length = Math.min(number(bytes, entry + NAME_LENGTH), bytes.length - entry - HEAD);
        return length <= 0 ? "" : new String(bytes, entry + HEAD, length, StandardCharsets.UTF_8);
    }

    private static boolean isEntry(byte[] bytes, int at) {
        return bytes.length >= at + HEAD
                && bytes[at] == 'P'
                && bytes[at + 1] == 'K'
                && bytes[at + 2] == 3
                && bytes[at + 3] == 4;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }
}
