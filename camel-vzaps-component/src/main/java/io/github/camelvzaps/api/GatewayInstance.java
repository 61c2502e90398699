package io.github.camelvzaps.api;

/**
 * One WhatsApp number of an application with many: its instance id and token, to be called by an alias. Set up before
 * the component starts, not changed afterwards.
 */
public class GatewayInstance {
    private String id;
    private String token;

    public String getId() {
        return id;
    }

    /** Sets the id of the instance. */
    public void setId(String id) {
        this.id = id;
    }

    public String getToken() {
        return token;
    }

    /** Sets the token of the instance; not needed when the account's secret is configured. */
    public void setToken(String token) {
        this.token = token;
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "GatewayInstance[" + id + "]";
    }
}
