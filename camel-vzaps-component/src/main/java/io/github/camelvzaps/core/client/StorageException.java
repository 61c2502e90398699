package io.github.camelvzaps.core.client;

import java.io.IOException;

/** An answer could not be kept on this machine: its disk is full, or its temporary folder cannot be written. */
public final class StorageException extends IOException implements FinalFailure {
    private static final long serialVersionUID = 1L;

    StorageException(IOException cause) {
        super(
                "the answer could not be kept in " + System.getProperty("java.io.tmpdir") + ": " + cause.getMessage(),
                cause);
    }
}
