package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.core.media.MediaFile;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes each step of a route end once for exchanges that hold an event. Camel's engine drops what a step throws out of
 * {@code process(exchange, callback)}, and an Error on another thread than the consumer's ends that thread; either would
 * leave the event in flight until the application stops. Here it becomes the failure of the exchange, so that error
 * handlers see it. Exchanges without an event pass untouched. A step that polls events is refused when the route is
 * built. Thread-safe.
 */
public final class RouteGuard implements InterceptStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(RouteGuard.class);

    /** A step that keeps an event beyond its exchange without handing over what is to be done at its end. */
    private static final String AGGREGATE = "aggregate";

    /** Says on an exchange that it holds an event. */
    static final String GUARDED = RouteGuard.class.getName();

    private RouteGuard() {}

    /**
     * Guards the routes that are built in the context from now on, once for all components of ours; {@link
     * RouteGuardPlugin} calls it before the first one.
     */
    public static synchronized void install(CamelContext context) {
        boolean installed = context.getCamelContextExtension().getInterceptStrategies().stream()
                .anyMatch(RouteGuard.class::isInstance);
        if (!installed) {
            context.getCamelContextExtension().addInterceptStrategy(new RouteGuard());
        }
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        EventPoll.refuse(context, definition);
        return new Guarded(AsyncProcessorConverterHelper.convert(target), definition);
    }

    private static final class Guarded extends DelegateAsyncProcessor {
        private final AsyncProcessor step;
        private final NamedNode definition;
        private final boolean keeping;

        private Guarded(AsyncProcessor step, NamedNode definition) {
            super(step);
            this.step = step;
            this.definition = definition;
            this.keeping = AGGREGATE.equals(definition.getShortName());
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (exchange.getProperty(GUARDED) == null) {
                return step.process(exchange, callback);
            }
            AtomicBoolean done = new AtomicBoolean();
            try {
                if (keeping) {
                    MediaFile.keepBeyond(exchange);
                }
                return step.process(exchange, doneSync -> {
                    if (done.compareAndSet(false, true)) {
                        callback.done(doneSync);
                    } else {
                        LOG.warn("The step {} of the route has ended an event twice", definition.getId());
                    }
                });
            } catch (Throwable e) {
                if (done.compareAndSet(false, true)) {
                    exchange.setException(e);
                    callback.done(true);
                    return true;
                }
                LOG.warn("The step {} of the route threw after it had ended an event", definition.getId(), e);
                return false;
            }
        }
    }
}
