package io.github.camelvzaps.firstcontact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a command of a README is known to work, as the comment above its block says.
 *
 * @param detail the file it writes, the test class, or the reason; empty for the other kinds
 */
record Proof(Kind kind, String detail) {

    enum Kind {
        /** Exits with 0, and its last line is the last line of the next block, in which {@code ...} is any text. */
        PRINTS("tested: prints the next block"),
        /** Stays up, and prints the last line of the next block before. */
        SERVES("tested: stays up after the next block"),
        /** Exits with 0 and writes this file. */
        WRITES("tested: writes (\\S+)"),
        /** The test command of the project, which runs last. */
        TEST_COMMAND("tested: last"),
        /** This test class does what the command does. */
        TESTED_BY("tested by (\\w+)"),
        /** Nobody tests it, for this reason. */
        NOT_TESTED("not tested: (.+)");

        private final Pattern comment;

        Kind(String comment) {
            this.comment = Pattern.compile("<!-- " + comment + " -->");
        }
    }

    static final String FORMS = "<!-- tested: prints the next block -->, <!-- tested: stays up after the next"
            + " block -->, <!-- tested: writes FILE -->, <!-- tested by TEST_CLASS --> or <!-- not tested: REASON -->";

    /** Returns null when the line is not such a comment. */
    static Proof parse(String line) {
        for (Kind kind : Kind.values()) {
            Matcher comment = kind.comment.matcher(line.strip());
            if (comment.matches()) {
                return new Proof(kind, comment.groupCount() == 0 ? "" : comment.group(1));
            }
        }
        return null;
    }
}
