package io.github.camelvzaps.docs;

/**
 * A block of code on a page, as a reader sees it.
 *
 * @param page the file of the page, from the root of the repository
 * @param number which block of the page it is, from 1
 * @param heading the text of the heading above it
 * @param anchor the id of that heading; empty in Markdown
 * @param file the name of the file that the page says to write it to; empty when it says none
 * @param language as the page marks it; empty when it does not
 */
record Block(String page, int number, String heading, String anchor, String file, String language, String code) {

    /** Tells people where to look. */
    @Override
    public String toString() {
        return page + ", block " + number + " (" + (language.isEmpty() ? "no language" : language) + ", below \""
                + heading + "\")";
    }
}
