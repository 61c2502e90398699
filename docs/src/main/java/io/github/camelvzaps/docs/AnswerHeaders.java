package io.github.camelvzaps.docs;

import io.github.camelvzaps.core.gateway.Gateway;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import io.github.camelvzaps.vzaps.VzapsEndpoint;
import io.github.camelvzaps.zapyapi.ZapyapiComponent;
import io.github.camelvzaps.zapyapi.ZapyapiConfiguration;
import io.github.camelvzaps.zapyapi.ZapyapiEndpoint;
import java.util.Map;
import java.util.TreeMap;

/** Asks the component which headers it sets from an answer, so that a page cannot say something else. */
interface AnswerHeaders {
    /** Returns the headers by name, without those that the component would leave out. */
    Map<String, Object> of(String operation, Object answer);

    static AnswerHeaders of(String scheme) {
        return scheme.equals("vzaps") ? new Vzaps() : new Zapyapi();
    }

    private static Map<String, Object> written(Gateway gateway, String operation, Object answer) {
        Map<String, Object> written = new TreeMap<>();
        gateway.headersOf(gateway.catalog().get(operation), answer).forEach((name, value) -> {
            if (value instanceof Boolean || (value instanceof String text && !text.isEmpty())) {
                written.put(name, value);
            }
        });
        return written;
    }

    /** An endpoint because only endpoints may ask. */
    final class Vzaps extends VzapsEndpoint implements AnswerHeaders {
        private Vzaps() {
            super("vzaps:docs", new VzapsComponent(), new VzapsConfiguration());
        }

        @Override
        public Map<String, Object> of(String operation, Object answer) {
            return written(gateway(), operation, answer);
        }
    }

    /** As {@link Vzaps}. */
    final class Zapyapi extends ZapyapiEndpoint implements AnswerHeaders {
        private Zapyapi() {
            super("zapyapi:docs", new ZapyapiComponent(), new ZapyapiConfiguration());
        }

        @Override
        public Map<String, Object> of(String operation, Object answer) {
            return written(gateway(), operation, answer);
        }
    }
}
