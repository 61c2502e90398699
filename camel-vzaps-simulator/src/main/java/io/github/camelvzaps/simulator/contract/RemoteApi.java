package io.github.camelvzaps.simulator.contract;

import io.github.camelvzaps.simulator.http.Incoming;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;

/** One of the APIs the simulator speaks. */
public interface RemoteApi {

    /** Finds the operation of a request by its raw path. */
    Route route(String method, String rawPath);

    /** How the operation is called in the journal and in fault rules. */
    String journalName(Route route);

    /** Checks the request, lets it take effect and answers it. Never throws for a bad request. */
    Reply answer(Incoming request, Route route);

    /** A refusal in the shape of this API. */
    Reply refuse(Refusal refusal, Incoming request);
}
