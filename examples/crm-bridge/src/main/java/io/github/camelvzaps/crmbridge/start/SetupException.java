package io.github.camelvzaps.crmbridge.start;

/** The program cannot start as it is set up, and a person can mend it. */
public class SetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String mend;

    public SetupException(String what, String mend) {
        super(what);
        this.mend = mend;
    }

    public SetupException(String what, String mend, Throwable cause) {
        super(what, cause);
        this.mend = mend;
    }

    /** Returns what to do. */
    public String mend() {
        return mend;
    }
}
