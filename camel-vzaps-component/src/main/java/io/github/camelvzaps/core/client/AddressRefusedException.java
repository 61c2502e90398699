package io.github.camelvzaps.core.client;

import java.net.UnknownHostException;

/** An address that came from outside leads into the network of this machine, and nobody allowed that. */
public final class AddressRefusedException extends UnknownHostException implements FinalFailure {
    private static final long serialVersionUID = 1L;

    AddressRefusedException() {
        // without the address: what an inner name resolves to is nobody's business who reads the log
        super("the address leads to a host inside the network; the option allowedMediaHosts can allow it");
    }
}
