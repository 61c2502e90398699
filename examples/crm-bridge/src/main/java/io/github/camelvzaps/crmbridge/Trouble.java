package io.github.camelvzaps.crmbridge;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells once when something stops working, however often it fails, and once when it works again. Thread-safe. */
@Component
public class Trouble {
    /** For all who work with it. */
    public static final String DATABASE = "The database";

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    /** What does not work now. */
    private final Set<String> present = ConcurrentHashMap.newKeySet();

    /** @param fix what a person can do about it */
    public void with(String what, Throwable cause, String fix) {
        if (present.add(what)) {
            LOG.warn("{} does not work: {}. {}", what, words(cause), fix, cause);
        }
    }

    public void over(String what) {
        if (present.remove(what)) {
            LOG.warn("{} works again", what);
        }
    }

    /** The innermost cause says it best. */
    public static String words(Throwable failure) {
        Throwable said = failure;
        while (said.getCause() != null && said.getCause() != said) {
            said = said.getCause();
        }
        return said.getMessage() == null ? said.getClass().getSimpleName() : said.getMessage();
    }
}
