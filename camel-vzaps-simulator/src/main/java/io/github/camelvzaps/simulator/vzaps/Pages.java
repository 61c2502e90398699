package io.github.camelvzaps.simulator.vzaps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page object of the lists. */
final class Pages {

    static final int USUAL_SIZE = 20;

    private Pages() {}

    static Map<String, Object> page(List<?> all, long page, long size) {
        long number = Math.max(1, page);
        long length = size <= 0 ? USUAL_SIZE : size;
        long from = Math.min(all.size(), (number - 1) * length);
        long to = Math.min(all.size(), from + length);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("page", number);
        map.put("size", length);
        map.put("total", all.size());
        map.put("total_pages", (all.size() + length - 1) / length);
        map.put("content", all.subList((int) from, (int) to));
        return map;
    }

    static Map<String, Object> page(List<?> all, Call call) {
        return page(all, call.number("page", 1), call.number("size", USUAL_SIZE));
    }

    static Map<String, Object> queryPage(List<?> all, Call call) {
        return page(all, call.query("page", 1), call.query("page_size", Math.max(1, all.size())));
    }
}
