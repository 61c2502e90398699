package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.api.VzapsConstants;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** The ways in which a step of a route can end other than well. */
enum BadEnding {
    THROWS {
        @Override
        boolean end(Exchange exchange, AsyncCallback callback) {
            exchange.setException(new IllegalStateException("planted"));
            callback.done(true);
            return true;
        }
    },
    THROWS_OUT_OF_PROCESS {
        @Override
        boolean end(Exchange exchange, AsyncCallback callback) {
            throw new IllegalStateException("planted");
        }
    },
    NO_SUCH_METHOD {
        @Override
        boolean end(Exchange exchange, AsyncCallback callback) {
            throw new NoSuchMethodError("planted");
        }
    },
    STACK_OVERFLOW {
        @Override
        boolean end(Exchange exchange, AsyncCallback callback) {
            return 1 + depth(0) > 0;
        }

        private int depth(int above) {
            return above < 0 ? above : depth(above + 1) + 1;
        }
    },
    OUT_OF_MEMORY {
        @Override
        boolean end(Exchange exchange, AsyncCallback callback) {
            throw new OutOfMemoryError("planted");
        }
    },
    /** The steps after this one run on a thread that is not the consumer's. */
    THROWS_AFTER_AN_ASYNCHRONOUS_STEP {
        @Override
        boolean end(Exchange exchange, AsyncCallback callback) {
            exchange.setProperty("next", NO_SUCH_METHOD);
            CompletableFuture.runAsync(() -> callback.done(false));
            return false;
        }
    },
    ROLLS_BACK {
        @Override
        boolean end(Exchange exchange, AsyncCallback callback) {
            exchange.setRollbackOnly(true);
            callback.done(true);
            return true;
        }
    };

    abstract boolean end(Exchange exchange, AsyncCallback callback);

    /** Ends exchanges this way while it is switched on, and leaves others alone. */
    static final class Step extends AsyncProcessorSupport {
        private final String text;
        private volatile BadEnding ending;

        /** @param text the message whose exchange ends badly */
        Step(String text, BadEnding ending) {
            this.text = text;
            this.ending = ending;
        }

        void recover() {
            ending = null;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            BadEnding now = ending;
            if (now != null && text.equals(exchange.getMessage().getHeader(VzapsConstants.TEXT))) {
                return now.end(exchange, callback);
            }
            callback.done(true);
            return true;
        }
    }

    /** Ends exchanges as the step before asked for. */
    static final class Next extends AsyncProcessorSupport {
        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            BadEnding next = exchange.getProperty("next", BadEnding.class);
            if (next != null) {
                return next.end(exchange, callback);
            }
            callback.done(true);
            return true;
        }
    }
}
