package io.github.camelvzaps.core.poll;

import io.github.camelvzaps.core.gateway.PollAnswer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.camel.RuntimeCamelException;

/**
 * The items of a list that comes in pages, read one page at a time. While it is read the list may grow at its head, and
 * what was the last item of one page is the first of the next: such an item comes once. {@link #next} waits for a page
 * and throws what its call failed with. For one thread.
 */
public final class PagedItems implements Iterator<Object> {
    /** A list without an end would be read without end. */
    private static final int MOST_PAGES = 10_000;

    /** Reads a page; may wait. */
    public interface Pages {
        Object read(int page) throws Exception;
    }

    private final PollAnswer answer;
    private final Pages pages;
    private final int last;
    private final Set<Object> names = new HashSet<>();
    private final Deque<Object> waiting = new ArrayDeque<>();
    private int page;
    private boolean ended;

    private PagedItems(PollAnswer answer, Object firstBody, int firstPage, int last, Pages pages) {
        this.answer = answer;
        this.pages = pages;
        this.page = firstPage;
        this.last = last;
        take(firstBody);
    }

    /** Reads as many pages as are known to be there. */
    public static PagedItems known(PollAnswer answer, Object firstBody, int last, Pages pages) {
        return new PagedItems(answer, firstBody, 1, last, pages);
    }

    /** Reads to the last page that the answer names, or, where it names none, until a page brings nothing new. */
    public static PagedItems all(PollAnswer answer, Object firstBody, int firstPage, Pages pages) {
        int said = PollAnswer.saidPages(firstBody);
        return new PagedItems(answer, firstBody, firstPage, said > 0 ? said : MOST_PAGES, pages);
    }

    private void take(Object body) {
        // two items of one page are two, whatever they are called
        Set<Object> ofThisPage = new HashSet<>();
        int before = waiting.size();
        for (Object item : answer.itemsOf(body)) {
            Object name = PollAnswer.nameOf(item);
            if (!names.contains(name)) {
                ofThisPage.add(name);
                waiting.add(item);
            }
        }
        names.addAll(ofThisPage);
        ended = page >= last || waiting.size() == before;
    }

    @Override
    public boolean hasNext() {
        while (waiting.isEmpty() && !ended) {
            page++;
            try {
                take(pages.read(page));
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
        }
        return !waiting.isEmpty();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return waiting.remove();
    }
}
