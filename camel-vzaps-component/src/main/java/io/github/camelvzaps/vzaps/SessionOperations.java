package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.core.operation.Operation.GET;
import static io.github.camelvzaps.core.operation.Operation.POST;
import static io.github.camelvzaps.core.operation.Parameters.pathPhone;
import static io.github.camelvzaps.vzaps.OperationParts.instance;

import io.github.camelvzaps.core.operation.Operation;
import java.util.List;

/** Pairing and session (contract, section 6). */
final class SessionOperations {
    static final List<Operation> ROWS = List.of(
            instance("sessions/status", GET, "/session/status", "Tells whether the instance is connected, and as whom"),
            instance("sessions/qr", GET, "/session/qr", "Starts the worker and answers the QR code to scan"),
            instance(
                            "sessions/pairCode",
                            GET,
                            "/session/paircode/{phone}",
                            "Answers a code to type on the phone instead of scanning")
                    .with(pathPhone("phone")),
            instance("sessions/disconnect", POST, "/session/disconnect", "Ends the session"));

    private SessionOperations() {}
}
