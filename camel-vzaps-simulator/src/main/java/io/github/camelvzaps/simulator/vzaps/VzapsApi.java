package io.github.camelvzaps.simulator.vzaps;

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
import java.util.HashMap;
import java.util.Map;

/** The VZaps API: checks credentials, then the contract, then hands over to the handler of the operation. */
public final class VzapsApi implements RemoteApi {

    private final World world;
    private final ApiContract contract = ApiContract.vzaps();
    private final Map<String, Handler> handlers = new HashMap<>();

    /**
     * @param webhookRetry delivers a webhook log entry once more
     * @param receipts notified of each accepted send
     */
    public VzapsApi(World world, WebhookRetry webhookRetry, SentListener receipts) {
        this.world = world;
        handlers.putAll(InstanceCalls.table());
        handlers.putAll(SessionCalls.table());
        handlers.putAll(new MessageCalls(receipts).table());
        handlers.putAll(DownloadCalls.table());
        handlers.putAll(new WebhookCalls(webhookRetry).table());
        handlers.putAll(GroupCalls.table());
        handlers.putAll(PeopleCalls.table());
        handlers.putAll(QueueCalls.table());
        handlers.putAll(TypebotCalls.table());
        handlers.putAll(ChatwootCalls.table());
        handlers.putAll(ChatCalls.table());
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
        return route.operation() == null ? null : route.operation().id();
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
        return Reply.refused(refusal);
    }

    private Reply answerOrThrow(Incoming request, Route route) {
        ApiOperation operation = route.operation();
        if (operation == null) {
            throw route.wrongMethod() ? Refusal.methodNotAllowed(route.allowed()) : Refusal.notFound("path");
        }
        Map<String, String> path = PathText.decode(route.pathParameters());
        String instanceId = path.get("id");
        Account account;
        synchronized (world) {
            account = Credentials.check(world, operation.access(), request, instanceId);
        }
        Map<String, Object> body = RequestCheck.check(operation, request, path);
        synchronized (world) {
            Instance instance = instanceId == null ? null : world.instance(instanceId);
            if (instanceId != null && instance == null) {
                throw Refusal.notFound("instance");
            }
            Call call = new Call(world, request, path, body, account, instance);
            RecipientCheck.check(operation.id(), call);
            return handlers.get(operation.id()).answer(call);
        }
    }
}
