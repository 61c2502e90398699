package io.github.camelvzaps.core.gateway;

/**
 * An instance whose events a consumer takes.
 *
 * @param name its alias, or its id when it has none; part of the webhook's path and of what people read
 * @param id its id
 * @param token its token; null when the account's credentials are enough
 */
public record ConsumedInstance(String name, String id, String token) {
    /** Shows no token. */
    @Override
    public String toString() {
        return name;
    }
}
