package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.SecretMask;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;

/**
 * How the gateway is reached for realtime connections.
 *
 * @param http makes the connections
 * @param credentials let them in
 * @param secrets hidden in what the gateway says of failures
 * @param connecting the threads on which connections are prepared; they may block
 */
public record RealtimeAccess(HttpClient http, Credentials credentials, SecretMask secrets, Executor connecting) {}
