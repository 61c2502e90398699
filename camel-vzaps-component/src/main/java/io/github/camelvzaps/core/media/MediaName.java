package io.github.camelvzaps.core.media;

import io.github.camelvzaps.api.VzapsEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Names for received media. What the sender calls them may hold anything, folders of this machine included. */
final class MediaName {
    private static final Pattern TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+(;[ -~]*)?");

    /** Control and format characters, half characters, and what file systems read otherwise. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}<>:\"|?*]");

    /** Names of devices on Windows, whatever their ending. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private static final String ANY_TYPE = "application/octet-stream";

    /** Bytes in UTF-8. File systems take 255; the rest is for what Camel appends, such as .camelLock. */
    private static final int LONGEST = 240;

    /** An ending longer than that is none. */
    private static final int LONGEST_ENDING = 20;

    private static final Map<String, String> ENDINGS = Map.of(
            "image/jpeg", ".jpg",
            "image/png", ".png",
            "image/webp", ".webp",
            "video/mp4", ".mp4",
            "audio/ogg", ".ogg",
            "audio/mpeg", ".mp3",
            "audio/mp4", ".m4a",
            "application/pdf", ".pdf");

    private MediaName() {}

    /** Returns the first media type that has the form of one; what says nothing comes last. */
    static String type(String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null
                    && TYPE.matcher(candidate).matches()
                    && !candidate.regionMatches(true, 0, ANY_TYPE, 0, ANY_TYPE.length())) {
                return candidate;
            }
        }
        return ANY_TYPE;
    }

    /** Returns the sender's name for a file without folders, or one made of the message's id. */
    static String file(String given, VzapsEvent event, String type) {
        String clean = given == null ? "" : clean(given);
        if (!clean.isEmpty()) {
            return clean;
        }
        String id = event.messageId() != null ? clean(event.messageId()) : "";
        String ending = ENDINGS.getOrDefault(type.replaceFirst(";.*", "").trim(), "");
        return (id.isEmpty() ? "media" : id) + ending;
    }

    private static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String fit = UNFIT.matcher(last).replaceAll("").trim();
        String visible = fit.replaceFirst("^\\.+", "").replaceFirst("[. ]+$", "");
        return shortened(DEVICE.matcher(visible).matches() ? "_" + visible : visible);
    }

    /** Cuts the middle out of a long name: the ending is what counts, and no character is cut in half. */
    private static String shortened(String name) {
        if (bytes(name) <= LONGEST) {
            return name;
        }
        String ending = name.substring(Math.max(name.lastIndexOf('.'), 0));
        String kept = bytes(ending) <= LONGEST_ENDING ? ending : "";
        StringBuilder stem = new StringBuilder();
        int left = LONGEST - bytes(kept);
        for (int at = 0; at < name.length(); at = name.offsetByCodePoints(at, 1)) {
            String character = Character.toString(name.codePointAt(at));
            left -= bytes(character);
            if (left < 0) {
                break;
            }
            stem.append(character);
        }
        return stem + kept;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
