package io.github.camelvzaps.core.operation;

/** Whether a call may be sent again after a failure; the rule that keeps messages from going out twice. */
public enum Repeat {
    /** The call changes nothing, or does the same when done twice. */
    ALWAYS,
    /** The call changes something: repeat it only when it surely was not carried out. */
    ONLY_IF_NOT_DONE,
    /** The call costs money: never repeat it, whatever happened. */
    NEVER
}
