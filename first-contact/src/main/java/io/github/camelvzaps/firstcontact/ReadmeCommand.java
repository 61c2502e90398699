package io.github.camelvzaps.firstcontact;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A block of a README with commands for a shell.
 *
 * @param place file and line, for messages
 * @param script the block as printed
 * @param promise the last line of the next block; empty when there is none
 */
record ReadmeCommand(String place, String script, Proof proof, String promise) {

    /** Whether a line is the promised one; {@code ...} in the promise is any text. */
    boolean isKeptBy(String line) {
        String pattern =
                Stream.of(promise.split("\\.\\.\\.", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return line.strip().matches(pattern);
    }

    /** Whether the next block shows what it prints. */
    boolean promisesOutput() {
        return proof.kind() == Proof.Kind.PRINTS || proof.kind() == Proof.Kind.SERVES;
    }

    /** Whether it runs in a clone of its own. */
    boolean runsInClone() {
        return promisesOutput() || proof.kind() == Proof.Kind.WRITES;
    }
}
