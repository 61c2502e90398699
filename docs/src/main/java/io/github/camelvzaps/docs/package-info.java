/**
 * Makes the pages of the site that nobody writes by hand: tables, the diagram, and what is written in Markdown.
 */
package io.github.camelvzaps.docs;
