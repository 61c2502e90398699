package io.github.camelvzaps.springboot;

import io.github.camelvzaps.core.webhook.WebhookGate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.camel.CamelContext;

/**
 * Stands before the webhooks on the web server. Camel reads and unpacks a body there before it asks anybody, and logs a
 * stack trace when that fails: so a caller that does not know the secret is turned away first, and the body of the others is
 * handed on as the bytes that came. Thread-safe.
 */
final class WebhookFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient CamelContext camel;

    WebhookFilter(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Optional<WebhookGate> gate =
                "POST".equals(request.getMethod()) ? WebhookGate.at(camel, path) : Optional.empty();
        if (gate.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String query = request.getQueryString();
        OptionalInt refusal = gate.get()
                .refusal(
                        query == null ? path : path + "?" + query,
                        query,
                        request::getHeader,
                        request.getContentLengthLong());
        if (refusal.isPresent()) {
            response.setStatus(refusal.getAsInt());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Connection", "close");
            if (refusal.getAsInt() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                response.setHeader("Retry-After", "5");
            }
            return;
        }
        chain.doFilter(new RawRequest(request, gate.get().maximumEventSize()), response);
    }
}
