package io.github.camelvzaps.simulator.http;

import java.util.List;

/** A request is refused: the status, what was wrong, and the allowed methods of a 405. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<String> allowed;

    public Refusal(int status, String message) {
        this(status, message, List.of());
    }

    private Refusal(int status, String message, List<String> allowed) {
        // thrown thousands of times a second under load, and nobody reads its stack
        super(message, null, false, false);
        this.status = status;
        this.allowed = allowed;
    }

    public static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    public static Refusal unauthorized(String message) {
        return new Refusal(401, message);
    }

    /** The message is the documented one and tells nothing more on purpose. */
    public static Refusal forbidden() {
        return new Refusal(403, "Forbidden");
    }

    public static Refusal notFound(String what) {
        return new Refusal(404, what + " not found");
    }

    /** What gateways of this family answer when WhatsApp lets a number send nothing; seen in reports, not documented. */
    public static Refusal restricted() {
        return new Refusal(500, "server returned error 463");
    }

    public static Refusal methodNotAllowed(List<String> allowed) {
        return new Refusal(405, "Method not allowed; this path takes " + String.join(", ", allowed), allowed);
    }

    public int status() {
        return status;
    }

    public List<String> allowed() {
        return allowed;
    }
}
