package io.github.camelvzaps.crmbridge.start;

/** The program cannot start as it is set up, and a person can fix that. */
public class SetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String fix;

    public SetupException(String what, String fix) {
        super(what);
        this.fix = fix;
    }

    public SetupException(String what, String fix, Throwable cause) {
        super(what, cause);
        this.fix = fix;
    }

    /** Returns what to do. */
    public String fix() {
        return fix;
    }
}
