package io.github.camelvzaps.core;

import io.github.camelvzaps.core.client.AllowedHosts;
import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.ApiResponse;
import io.github.camelvzaps.core.client.BaseUrl;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.RetryRule;
import io.github.camelvzaps.core.event.VzapsEvent;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Operation;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
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
final class MediaFetcher {
    private static final Operation GET = Operation.of("media", Operation.GET, "/", Access.NONE, "Fetches media");

    private static final Logger LOG = LoggerFactory.getLogger(MediaFetcher.class);

    private final GatewayEndpoint endpoint;
    private final Function<String, ConsumedInstance> instances;
    private final ApiClient client;
    private final AllowedHosts hosts;
    private final InnerCall gateway;
    private final RetryRule retry;
    private final long limit;

    /** @param instances finds a consumed instance by its id */
    MediaFetcher(GatewayEndpoint endpoint, Function<String, ConsumedInstance> instances) {
        this.endpoint = endpoint;
        this.instances = instances;
        GatewayConfiguration configuration = endpoint.getConfiguration();
        hosts = new AllowedHosts(
                BaseUrl.parse("baseUrl", endpoint.getBaseUrl()).host(),
                configuration.getProxyHost(),
                configuration.getAllowedMediaHosts());
        client = endpoint.getComponent().mediaClient(configuration, hosts);
        gateway = new InnerCall(endpoint, client);
        retry = new RetryRule(
                configuration.getMaximumRetries(),
                Duration.ofMillis(configuration.getRetryDelay()),
                Duration.ofMillis(configuration.getMaximumRetryDelay()));
        limit = configuration.getMaximumMediaSize();
    }

    /** Tells whether there is anything to fetch. */
    static boolean hasMedia(VzapsEvent event) {
        return event.mediaType() != null || event.mediaUrl() != null;
    }

    /**
     * Fetches, with a bounded number of tries.
     *
     * @return what was fetched, or why it could not be; fails only when this machine could not keep it
     */
    CompletableFuture<FetchedMedia> fetch(VzapsEvent event) {
        ReceivedMedia told = endpoint.mediaOf(event);
        MediaAddress address = MediaAddress.parse(event.mediaUrl());
        if (address == null) {
            return throughGateway(event, told, MediaMissing.NO_ADDRESS);
        }
        return checked(address)
                .thenCompose(allowed -> fromAddress(event, told, address))
                .handle((fetched, failure) ->
                        failure == null ? CompletableFuture.completedFuture(fetched) : otherwise(event, told, failure))
                .thenCompose(next -> next);
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
                endpoint.getComponent().workers());
    }

    private CompletableFuture<FetchedMedia> fromAddress(VzapsEvent event, ReceivedMedia told, MediaAddress address) {
        AssembledRequest request = new AssembledRequest(GET, address.pathAndQuery(), null, Map.of());
        MediaCopy copy = MediaCopy.plain(limit);
        ApiCall call = new ApiCall(request, address.host(), new Nobody(), null, Map.of("Accept", "*/*"), retry, copy);
        return client.call(call).thenApply(answer -> media(event, told, answer, copy, answer.header("Content-Type")));
    }

    private CompletableFuture<FetchedMedia> otherwise(VzapsEvent event, ReceivedMedia told, Throwable failure) {
        MediaMissing why = MediaMissing.of(failure);
        boolean sameElsewhere = why == null || why == MediaMissing.TOO_LARGE;
        return sameElsewhere || told.operationId() == null ? settled(event, failure) : throughGateway(event, told, why);
    }

    private CompletableFuture<FetchedMedia> throughGateway(VzapsEvent event, ReceivedMedia told, MediaMissing why) {
        ConsumedInstance instance = instances.apply(event.instanceId());
        if (told.operationId() == null || instance == null) {
            return CompletableFuture.completedFuture(missing(event, why, null));
        }
        Operation operation = endpoint.getComponent().catalog().get(told.operationId());
        MediaCopy copy = MediaCopy.encoded(new MediaExtractor(operation.mediaAnswer()), limit);
        return gateway.download(operation, instance, told.fields(), retry, copy)
                .thenApply(answer -> media(event, told, answer, copy, answer.mediaType()))
                .handle((fetched, failure) ->
                        failure == null ? CompletableFuture.completedFuture(fetched) : settled(event, failure))
                .thenCompose(next -> next);
    }

    private static FetchedMedia media(
            VzapsEvent event, ReceivedMedia told, ApiResponse answer, MediaCopy copy, String type) {
        if (answer.file() == null) {
            throw new CompletionException(new IOException("the answer holds no media"));
        }
        String contentType = MediaName.type(told.mimetype(), type);
        String name = MediaName.file(told.fileName(), event, contentType);
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
                failure == null ? "" : " (" + endpoint.reasonOf(failure) + ")");
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
