package io.github.camelvzaps.simulator.zapyapi;

import io.github.camelvzaps.simulator.contract.ApiContract;
import io.github.camelvzaps.simulator.contract.ApiOperation;
import io.github.camelvzaps.simulator.contract.RemoteApi;
import io.github.camelvzaps.simulator.contract.RequestCheck;
import io.github.camelvzaps.simulator.contract.Route;
import io.github.camelvzaps.simulator.http.Incoming;
import io.github.camelvzaps.simulator.http.PathText;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.state.Account;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.World;
import io.github.camelvzaps.simulator.vzaps.SentListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The ZapyAPI: checks the key, then the contract, then hands over to the handler of the operation. */
public final class ZapyApi implements RemoteApi {

    private static final String NAME_PREFIX = "zapyapi:";

    private static final Map<Integer, String> ERROR_NAMES = Map.of(
            400, "VALIDATION_ERROR",
            401, "UNAUTHORIZED",
            403, "FORBIDDEN",
            404, "NOT_FOUND");

    private final World world;
    private final ApiContract contract = ApiContract.zapyapi();
    private final Map<String, Function<ZapyCall, Reply>> handlers;

    public ZapyApi(World world, SentListener receipts, ZapyWebhooks webhooks) {
        this.world = world;
        this.handlers = new ZapyCalls(receipts, webhooks).table();
        for (ApiOperation operation : contract.operations()) {
            if (!handlers.containsKey(operation.id())) {
                throw new IllegalStateException("nothing answers " + operation.id());
            }
        }
    }

    @Override
    public Route route(String method, String rawPath) {
        return contract.route(method, rawPath);
    }

    @Override
    public String journalName(Route route) {
        return route.operation() == null
                ? null
                : NAME_PREFIX + route.operation().id();
    }

    @Override
    public Reply answer(Incoming request, Route route) {
        try {
            return answerOrThrow(request, route);
        } catch (Refusal refusal) {
            return refuse(refusal, request);
        }
    }

    @Override
    public Reply refuse(Refusal refusal, Incoming request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("statusCode", refusal.status());
        body.put("message", refusal.getMessage());
        body.put("error", ERROR_NAMES.getOrDefault(refusal.status(), "ERROR"));
        body.put("timestamp", request.at().toString());
        body.put("path", request.path());
        return Reply.json(refusal.status(), body);
    }

    private Reply answerOrThrow(Incoming request, Route route) {
        ApiOperation operation = route.operation();
        if (operation == null) {
            throw route.wrongMethod() ? Refusal.methodNotAllowed(route.allowed()) : Refusal.notFound("path");
        }
        Map<String, String> path = PathText.decode(route.pathParameters());
        Account account;
        synchronized (world) {
            account = account(request, path.get("instanceId"));
        }
        Map<String, Object> body = RequestCheck.check(operation, request, path);
        synchronized (world) {
            Instance instance = path.containsKey("instanceId") ? known(path.get("instanceId")) : null;
            return handlers.get(operation.id()).apply(new ZapyCall(world, request, path, body, account, instance));
        }
    }

    private Account account(Incoming request, String instanceId) {
        String key = request.header("x-api-key");
        Account account = key == null ? null : world.accountOfApiKey(key);
        if (account == null) {
            throw Refusal.unauthorized("API key is missing or wrong");
        }
        if (instanceId != null && !known(instanceId).owner.equals(account)) {
            throw Refusal.forbidden();
        }
        return account;
    }

    private Instance known(String id) {
        Instance instance = world.instance(id);
        if (instance == null) {
            throw Refusal.notFound("instance");
        }
        return instance;
    }
}
