/** A language model answers chats, and a guard decides what of it goes out. */
package io.github.camelvzaps.agent;
