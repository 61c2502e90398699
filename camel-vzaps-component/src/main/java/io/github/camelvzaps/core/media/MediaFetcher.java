package io.github.camelvzaps.core.media;

import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.client.AllowedHosts;
import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.ApiResponse;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.RetryRule;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayCalls;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.ReceivedMedia;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Operation;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the media of events into files: from the address that the event names, without any credentials, else through
 * the gateway's download operation. Thread-safe; blocks no thread that brings events.
 */
public final class MediaFetcher {
    private static final Operation GET = Operation.of("media", Operation.GET, "/", Access.NONE, "Fetches media");

    private static final Logger LOG = LoggerFactory.getLogger(MediaFetcher.class);

    private final GatewayRuntime runtime;
    private final Function<String, ConsumedInstance> instances;
    private final ApiClient client;
    private final AllowedHosts hosts;
    private final GatewayCalls gateway;
    private final RetryRule retry;
    private final long limit;

    /** @param instances finds a consumed instance by its id */
    public MediaFetcher(GatewayRuntime runtime, Function<String, ConsumedInstance> instances) {
        this.runtime = runtime;
        this.instances = instances;
        GatewayConfiguration configuration = runtime.configuration();
        hosts = new AllowedHosts(
                runtime.baseUrl().host(), configuration.getProxyHost(), configuration.getAllowedMediaHosts());
        client = runtime.clients().mediaClient(configuration, hosts);
        gateway = runtime.calls(client);
        retry = runtime.retryRule();
        limit = configuration.getMaximumMediaSize();
    }

    /** Tells whether there is anything to fetch. */
    public static boolean hasMedia(VzapsEvent event) {
        return event.mediaType() != null || event.mediaUrl() != null;
    }

    /**
     * Fetches, with a bounded number of tries.
     *
     * @return what was fetched, or why it could not be; fails only when this machine could not keep it
     */
    public CompletableFuture<FetchedMedia> fetch(VzapsEvent event) {
        ReceivedMedia received = runtime.gateway().mediaOf(event);
        MediaAddress address = MediaAddress.parse(event.mediaUrl());
        if (address == null) {
            return throughGateway(event, received, MediaMissing.NO_ADDRESS);
        }
        return checked(address)
                .thenCompose(allowed -> fromAddress(event, received, address))
                .exceptionallyCompose(failure -> otherwise(event, received, failure));
    }

    /** Looks the host up before the call does: on a thread that may wait for a slow name server. */
    private CompletableFuture<Void> checked(MediaAddress address) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        hosts.check(address.host().host());
                    } catch (UnknownHostException e) {
                        throw new CompletionException(e);
                    }
                },
                runtime.workers());
    }

    private CompletableFuture<FetchedMedia> fromAddress(
            VzapsEvent event, ReceivedMedia received, MediaAddress address) {
        AssembledRequest request = new AssembledRequest(GET, address.pathAndQuery(), null, Map.of());
        BoundedHashingCopy copy = BoundedHashingCopy.plain(limit);
        ApiCall call = new ApiCall(request, address.host(), new Nobody(), null, Map.of("Accept", "*/*"), retry, copy);
        return client.call(call)
                .thenApply(answer -> media(event, received, answer, copy, answer.header("Content-Type")));
    }

    private CompletableFuture<FetchedMedia> otherwise(VzapsEvent event, ReceivedMedia received, Throwable failure) {
        MediaMissing why = MediaMissing.of(failure);
        boolean sameElsewhere = why == null || why == MediaMissing.TOO_LARGE;
        return sameElsewhere || received.operationId() == null
                ? settled(event, failure)
                : throughGateway(event, received, why);
    }

    private CompletableFuture<FetchedMedia> throughGateway(VzapsEvent event, ReceivedMedia received, MediaMissing why) {
        ConsumedInstance instance = instances.apply(event.instanceId());
        if (received.operationId() == null || instance == null) {
            return CompletableFuture.completedFuture(missing(event, why, null));
        }
        Operation operation = runtime.gateway().catalog().get(received.operationId());
        BoundedHashingCopy copy = BoundedHashingCopy.encoded(new Base64Extractor(operation.mediaAnswer()), limit);
        return gateway.download(operation, instance, received.fields(), retry, copy)
                .thenApply(answer -> media(event, received, answer, copy, answer.mediaType()))
                .exceptionallyCompose(failure -> settled(event, failure));
    }

    private static FetchedMedia media(
            VzapsEvent event, ReceivedMedia received, ApiResponse answer, BoundedHashingCopy copy, String type) {
        if (answer.file() == null) {
            throw new CompletionException(new IOException("the answer holds no media"));
        }
        String contentType = MediaName.type(received.mimetype(), type);
        String name = MediaName.file(received.fileName(), event, contentType);
        return new FetchedMedia(answer.file(), copy.sha256(), contentType, name, null);
    }

    /** The event reaches the route without its media, unless the fault is ours and the next try of the event may help. */
    private CompletableFuture<FetchedMedia> settled(VzapsEvent event, Throwable failure) {
        MediaMissing why = MediaMissing.of(failure);
        return why == null
                ? CompletableFuture.failedFuture(failure)
                : CompletableFuture.completedFuture(missing(event, why, failure));
    }

    private FetchedMedia missing(VzapsEvent event, MediaMissing why, Throwable failure) {
        LOG.warn(
                "The media of event {} of instance {} were not fetched: {}{}",
                event.id(),
                event.instanceId(),
                why.text(),
                failure == null ? "" : " (" + runtime.reasonOf(failure) + ")");
        return FetchedMedia.missing(why);
    }

    /** Who asks at an address that came from outside. */
    private static final class Nobody implements Credentials {
        @Override
        public CompletableFuture<Map<String, String>> headers(Access access, String instanceToken) {
            return CompletableFuture.completedFuture(Map.of());
        }

        @Override
        public Set<String> headerNames() {
            return Set.of();
        }

        @Override
        public boolean refused(Map<String, String> headers) {
            return false;
        }

        @Override
        public String advice(int status) {
            return "the address of the media asks for credentials, and gets none";
        }
    }
}
