/**
 * Request bodies of any size in constant memory: long strings are shortened while they stream in and the media in
 * them is measured and digested on the way. What the phone page can show of it is kept, within bounds.
 */
package io.github.camelvzaps.simulator.body;
