package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.core.operation.Catalog;
import java.util.Map;

/** Every HTTP operation of the ZapyAPI that is known (contract, operations). */
public final class ZapyapiCatalog {
    /**
     * Names that the other scheme uses for the same call, with the same parameters and the same effect. Where only the
     * purpose is alike there is none: a number may be signed out by one gateway and not by the other, and a picture be
     * answered as bytes or as an address.
     */
    private static final Map<String, String> ALIASES = Map.of(
            "sessions/qr", "instances/getQrCode",
            "users/check", "contacts/checkNumbers");

    public static final Catalog INSTANCE = new Catalog(ZapyapiOperations.ROWS, ALIASES);

    private ZapyapiCatalog() {}
}
