package io.github.camelvzaps.quickstart;

/** The phone in somebody's hand. Stateless. */
public final class RealPhone {
    RealPhone() {}

    /** Answers what the person has to do, whichever the instance. */
    public String scan(String instanceId) {
        return "open it and scan it: WhatsApp > Linked devices > Link a device";
    }
}
