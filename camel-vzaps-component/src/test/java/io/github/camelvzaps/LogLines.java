package io.github.camelvzaps;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What is logged while this is open, by the component or by all. */
public final class LogLines implements AutoCloseable {
    private final List<LogEvent> lines = new CopyOnWriteArrayList<>();

    // an appender on another logger would give that one a configuration of its own, which root gets nothing from
    private final Logger root = (Logger) LogManager.getRootLogger();

    private final AbstractAppender appender;

    public LogLines() {
        this("io.github.camelvzaps.core");
    }

    /** @param name of the logger whose lines count, with those below it; empty for all */
    public LogLines(String name) {
        appender = new AbstractAppender("lines " + UUID.randomUUID(), null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                if (event.getLoggerName().startsWith(name)) {
                    lines.add(event.toImmutable());
                }
            }
        };
        appender.start();
        root.addAppender(appender);
    }

    /** Returns the lines of this level and of more urgent ones. */
    public List<LogEvent> from(Level level) {
        return lines.stream()
                .filter(line -> line.getLevel().isMoreSpecificThan(level))
                .toList();
    }

    /** Returns their messages as one text. */
    public String text(Level level) {
        StringBuilder text = new StringBuilder();
        from(level)
                .forEach(line ->
                        text.append(line.getMessage().getFormattedMessage()).append('\n'));
        return text.toString();
    }

    @Override
    public void close() {
        root.removeAppender(appender);
    }
}
