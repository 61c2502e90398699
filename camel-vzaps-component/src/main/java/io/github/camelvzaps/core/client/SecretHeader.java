package io.github.camelvzaps.core.client;

import org.apache.hc.core5.http.Header;

/**
 * A header that is sent as it is and printed as dots: HttpClient writes every header to its log at DEBUG by calling
 * {@code toString()}, and people turn that log on when something fails.
 */
record SecretHeader(String name, String value) implements Header {

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getValue() {
        return value;
    }

    @Override
    public boolean isSensitive() {
        return true;
    }

    @Override
    public String toString() {
        return name + ": xxxxxx";
    }
}
