package io.github.camelvzaps.crmbridge.start;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;

/** The word {@code %cause} of a log pattern: the message of the innermost exception, which says best what was wrong. */
public class CauseInLog extends ThrowableHandlingConverter {
    @Override
    public String convert(ILoggingEvent event) {
        IThrowableProxy said = event.getThrowableProxy();
        if (said == null) {
            return event.getFormattedMessage();
        }
        while (said.getCause() != null) {
            said = said.getCause();
        }
        return said.getMessage() == null ? said.getClassName() : said.getMessage();
    }
}
