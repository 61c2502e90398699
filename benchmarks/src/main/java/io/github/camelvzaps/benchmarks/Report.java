package io.github.camelvzaps.benchmarks;

import java.util.Map;

/** What people read of a benchmark, made of its figures and nothing else. */
@FunctionalInterface
interface Report {
    /** Returns a page in Markdown and its pictures, by their paths in the folder of the documents. */
    Map<String, String> files();

    /** Returns the line that shows a picture. */
    static String picture(String name, String shows) {
        return "![" + shows + "](" + path(name) + ")\n\n";
    }

    /** Returns where a picture is. */
    static String path(String name) {
        return Reports.FOLDER + "/" + name + ".svg";
    }
}
