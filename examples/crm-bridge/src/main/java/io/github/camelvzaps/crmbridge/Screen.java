package io.github.camelvzaps.crmbridge;

import java.io.PrintStream;
import org.springframework.stereotype.Component;

/** What a person sees while the program runs: lines, and below them one line that changes. Thread-safe. */
@Component
public class Screen {
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out = System.out;

    /** Whether a person looks at it; else nothing is overwritten. */
    private final boolean live = System.console() != null;

    /** The line that changes; empty when there is none. Under the lock of this object. */
    private String status = "";

    public boolean isLive() {
        return live;
    }

    /** Prints a line for good. */
    public synchronized void line(String text) {
        if (status.isEmpty()) {
            out.println(text);
        } else {
            out.println(CLEAR + text);
            out.print(status);
        }
        out.flush();
    }

    /** Shows or changes the line that changes; where nobody looks, nothing. */
    public synchronized void status(String text) {
        if (live) {
            out.print((status.isEmpty() ? "" : CLEAR) + text);
            out.flush();
            status = text;
        }
    }

    /** Takes the line that changes away. */
    public synchronized void endStatus() {
        if (!status.isEmpty()) {
            out.print(CLEAR);
            out.flush();
            status = "";
        }
    }
}
