package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.InvalidRequestException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.database.TablePlace;
import io.github.camelvzaps.core.database.TableScript;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.guard.Guard;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Parameters;
import io.github.camelvzaps.core.outbox.OutboxTable.Written;
import io.github.camelvzaps.core.producer.RequestBinding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Writes messages into the outbox, on the thread of the route: a transaction is bound to it. Thread-safe once started.
 */
public final class OutboxProducer extends DefaultProducer {
    private final GatewayRuntime runtime;
    private final Outboxes outboxes;

    // set on start, read by every thread after it
    private TablePlace settings;
    private OutboxTable table;
    private RequestBinding requests;

    /** Null without a guard. */
    private Guard guard;

    private boolean drains;

    public OutboxProducer(Endpoint endpoint, GatewayRuntime runtime, Outboxes outboxes) {
        super(endpoint);
        this.runtime = runtime;
        this.outboxes = outboxes;
    }

    @Override
    public void start() {
        runtime.withScheme(super::start);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        settings = OutboxSettings.of(runtime);
        if (runtime.configuration().isOutboxDrain()) {
            runtime.gateway().requireCredentials(runtime.operationId(), Access.INSTANCE);
        }
        TableScript.require(settings, runtime.scheme());
        table = new OutboxTable(settings, runtime.scheme());
        requests = new RequestBinding(runtime);
        guard = Guard.of(runtime);
        if (runtime.configuration().isOutboxDrain()) {
            outboxes.join(settings, runtime);
            drains = true;
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (drains) {
            drains = false;
            outboxes.leave(settings, runtime);
        }
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        exchange.getMessage().removeHeader(VzapsConstants.OUTBOX_STATE);
        exchange.getMessage().removeHeader(VzapsConstants.GUARD);
        exchange.getMessage().removeHeader(VzapsConstants.FAILURE_REASON);
        try {
            AssembledRequest request = requests.read(exchange);
            GatewayException refusal = guard == null ? null : guard.decideForLater(exchange, request);
            if (refusal != null) {
                throw refusal;
            }
            if (guard == null || !guard.keepsBack(request)) {
                write(exchange, message(exchange, request));
            }
        } catch (GatewayException e) {
            exchange.getMessage()
                    .setHeader(
                            VzapsConstants.FAILURE_REASON, e.getFailureReason().text());
            throw e;
        } catch (RuntimeException e) {
            throw ApiClient.notSent(runtime.operationId(), e);
        }
    }

    private void write(Exchange exchange, OutboxMessage message) throws GatewayException {
        String state;
        try (Connection connection = settings.dataSource().getConnection()) {
            requireTransaction(exchange, connection);
            state = write(connection, message);
        } catch (SQLException e) {
            throw GatewayException.of(
                    Outcome.NOT_SENT,
                    runtime.operationId(),
                    runtime.operationId() + ": the message was not written to " + settings.table()
                            + ", and nothing was sent: " + e.getMessage()
                            + ". Fix the database, or the option outboxDataSource or outboxTable; a table that is full"
                            + " has room again when you delete rows that have an ended_at",
                    Failure.NONE,
                    e);
        }
        exchange.getMessage().setHeader(VzapsConstants.OUTBOX_KEY, message.key());
        exchange.getMessage().setHeader(VzapsConstants.OUTBOX_STATE, state);
    }

    private OutboxMessage message(Exchange exchange, AssembledRequest request) {
        String key = exchange.getMessage().getHeader(VzapsConstants.OUTBOX_KEY, String.class);
        OutboxMessage message = OutboxMessage.of(
                key == null ? UUID.randomUUID().toString() : key,
                request,
                guard == null ? null : guard.quietHours().orElse(null),
                runtime.mapper());
        String token = request.steering().get(Parameters.INSTANCE_TOKEN);
        if (token != null && !token.equals(OutboxCalls.token(runtime, message.instanceId()))) {
            throw new InvalidRequestException("The outbox keeps no tokens, and the component does not know that of the"
                    + " instance: add it to the component's instances map with its id and token, and leave the token"
                    + " out of the message");
        }
        return message;
    }

    /** A route in a transaction means the message to be part of it. */
    private static void requireTransaction(Exchange exchange, Connection connection)
            throws SQLException, GatewayException {
        if (exchange.isTransacted() && connection.getAutoCommit()) {
            throw ApiClient.notSent(
                    "outbox/send",
                    new InvalidRequestException("The route is in a transaction, and the outboxDataSource is not: the"
                            + " message would stay when the transaction is rolled back. Set outboxDataSource to a"
                            + " DataSource that follows the transaction, with Spring a"
                            + " TransactionAwareDataSourceProxy around the one of the transaction manager"));
        }
    }

    private String write(Connection connection, OutboxMessage message) throws SQLException, GatewayException {
        Optional<Written> written = table.find(connection, message.key());
        if (written.isEmpty()) {
            table.insert(connection, message);
            return OutboxEnd.State.WAITING.text();
        }
        if (!written.get().message().isSameAs(message)) {
            throw ApiClient.notSent(
                    runtime.operationId(),
                    new InvalidRequestException("The outbox has another message with the key " + message.key()
                            + ": give each message a key of its own in the header " + VzapsConstants.OUTBOX_KEY));
        }
        return written.get().state();
    }
}
