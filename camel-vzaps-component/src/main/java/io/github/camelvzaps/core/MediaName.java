package io.github.camelvzaps.core;

import io.github.camelvzaps.core.event.VzapsEvent;
import java.util.Map;
import java.util.regex.Pattern;

/** Names for received media. What the sender calls them may hold anything, folders of this machine included. */
final class MediaName {
    private static final Pattern TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+(;[ -~]*)?");
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}<>:\"|?*]");
    private static final String ANY_TYPE = "application/octet-stream";
    private static final int LONGEST = 200;
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
        String visible = fit.replaceFirst("^\\.+", "");
        // the ending is what counts
        return visible.length() <= LONGEST ? visible : visible.substring(visible.length() - LONGEST);
    }
}
