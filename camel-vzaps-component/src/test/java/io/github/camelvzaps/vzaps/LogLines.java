package io.github.camelvzaps.vzaps;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What the component logs while this is open. */
final class LogLines implements AutoCloseable {
    private final List<LogEvent> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LogManager.getLogger("io.github.camelvzaps.core");
    private final AbstractAppender appender = new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.toImmutable());
        }
    };

    LogLines() {
        appender.start();
        logger.addAppender(appender);
    }

    /** Returns the lines of this level and of more urgent ones. */
    List<LogEvent> from(Level level) {
        return lines.stream()
                .filter(line -> line.getLevel().isMoreSpecificThan(level))
                .toList();
    }

    /** Returns their messages as one text. */
    String text(Level level) {
        StringBuilder text = new StringBuilder();
        from(level)
                .forEach(line ->
                        text.append(line.getMessage().getFormattedMessage()).append('\n'));
        return text.toString();
    }

    @Override
    public void close() {
        logger.removeAppender(appender);
    }
}
