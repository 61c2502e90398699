package io.github.camelvzaps.core.client;

import java.util.function.UnaryOperator;

/** Stands in for a cause whose text repeats a secret: parsers and HttpCore quote what they could not read. */
final class MaskedCause extends Exception {
    private static final long serialVersionUID = 1L;

    private MaskedCause(String text, Throwable original) {
        super(text);
        setStackTrace(original.getStackTrace());
    }

    /** Returns the cause itself when neither its text nor that of its own causes holds anything to hide. */
    static Throwable of(Throwable cause, UnaryOperator<String> hide) {
        if (cause == null) {
            return null;
        }
        StringBuilder chain = new StringBuilder();
        for (Throwable at = cause; at != null; at = at.getCause() == at ? null : at.getCause()) {
            chain.append(chain.isEmpty() ? "" : "; caused by ").append(at);
        }
        String text = chain.toString();
        String masked = hide.apply(text);
        return masked.equals(text) ? cause : new MaskedCause(masked, cause);
    }
}
