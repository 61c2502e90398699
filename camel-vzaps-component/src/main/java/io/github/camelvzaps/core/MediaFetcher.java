package io.github.camelvzaps.core;

import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.ApiResponse;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.GatewayException;
import io.github.camelvzaps.core.client.RetryRule;
import io.github.camelvzaps.core.event.VzapsEvent;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Fetches the media of events into files: from the address that the event names, without any credentials, else through
 * the gateway's download operation. Thread-safe; blocks no thread that brings events.
 */
final class MediaFetcher {
    private static final Operation GET = Operation.of("media", Operation.GET, "/", Access.NONE, "Fetches media");

    /** The pipeline tries the whole event again, so the call itself does not. */
    private static final RetryRule ONCE = new RetryRule(0, Duration.ZERO, Duration.ZERO);

    private final GatewayEndpoint endpoint;
    private final Function<String, ConsumedInstance> instances;
    private final ApiClient client;
    private final InnerCall gateway;
    private final long limit;

    /** @param instances finds a consumed instance by its id */
    MediaFetcher(GatewayEndpoint endpoint, Function<String, ConsumedInstance> instances) {
        this.endpoint = endpoint;
        this.instances = instances;
        client = endpoint.getComponent().client(endpoint.getConfiguration());
        gateway = new InnerCall(endpoint);
        limit = endpoint.getConfiguration().getMaximumMediaSize();
    }

    /** Tells whether there is anything to fetch. */
    static boolean hasMedia(VzapsEvent event) {
        return event.mediaType() != null || event.mediaUrl() != null;
    }

    /**
     * Fetches.
     *
     * @return what was fetched, or why nothing ever can be; fails when another try may succeed
     */
    CompletableFuture<FetchedMedia> fetch(VzapsEvent event) {
        ReceivedMedia told = endpoint.mediaOf(event);
        MediaAddress address = MediaAddress.parse(event.mediaUrl());
        if (address == null) {
            return throughGateway(event, told, FetchedMedia.NO_ADDRESS);
        }
        return fromAddress(event, told, address)
                .handle((fetched, failure) -> failure == null || isTooLarge(failure) || told.operationId() == null
                        ? settled(fetched, failure)
                        : throughGateway(event, told, FetchedMedia.GONE))
                .thenCompose(next -> next);
    }

    private CompletableFuture<FetchedMedia> fromAddress(VzapsEvent event, ReceivedMedia told, MediaAddress address) {
        AssembledRequest request = new AssembledRequest(GET, address.pathAndQuery(), null, Map.of());
        MediaCopy copy = new MediaCopy(
                (arriving, kept) -> {
                    arriving.transferTo(kept);
                    return null;
                },
                limit);
        ApiCall call = new ApiCall(request, address.host(), new Nobody(), null, Map.of("Accept", "*/*"), ONCE, copy);
        return client.call(call).thenApply(answer -> media(event, told, answer, copy, answer.header("Content-Type")));
    }

    private CompletableFuture<FetchedMedia> throughGateway(VzapsEvent event, ReceivedMedia told, String otherwise) {
        ConsumedInstance instance = instances.apply(event.instanceId());
        if (told.operationId() == null || instance == null) {
            return CompletableFuture.completedFuture(FetchedMedia.missing(otherwise));
        }
        Operation operation = endpoint.getComponent().catalog().get(told.operationId());
        MediaCopy copy = new MediaCopy(new MediaExtractor(operation.mediaAnswer()), limit);
        return gateway.download(operation, instance, told.fields(), ONCE, copy)
                .thenApply(answer -> media(event, told, answer, copy, answer.mediaType()))
                .handle(MediaFetcher::settled)
                .thenCompose(next -> next);
    }

    private static FetchedMedia media(
            VzapsEvent event, ReceivedMedia told, ApiResponse answer, MediaCopy copy, String type) {
        if (answer.file() == null) {
            throw new CompletionException(new java.io.IOException("the answer holds no media"));
        }
        String contentType = MediaName.type(told.mimetype(), type);
        String name = MediaName.file(told.fileName(), event, contentType);
        return new FetchedMedia(answer.file(), copy.sha256(), contentType, name, null);
    }

    /** What no further try can mend is an answer, not a failure. */
    private static CompletableFuture<FetchedMedia> settled(FetchedMedia fetched, Throwable failure) {
        if (failure == null) {
            return CompletableFuture.completedFuture(fetched);
        }
        if (isTooLarge(failure)) {
            return CompletableFuture.completedFuture(FetchedMedia.missing(FetchedMedia.TOO_LARGE));
        }
        return isGone(failure)
                ? CompletableFuture.completedFuture(FetchedMedia.missing(FetchedMedia.GONE))
                : CompletableFuture.failedFuture(failure);
    }

    private static boolean isTooLarge(Throwable failure) {
        return find(failure, MediaCopy.TooLarge.class) != null;
    }

    private static boolean isGone(Throwable failure) {
        GatewayException refusal = find(failure, GatewayException.class);
        int status = refusal == null ? 0 : refusal.getStatusCode();
        return status == 404 || status == 410;
    }

    private static <T> T find(Throwable failure, Class<T> type) {
        Throwable at = failure;
        while (at != null && !type.isInstance(at)) {
            at = at.getCause();
        }
        return type.cast(at);
    }

    /** Who asks at an address that came from outside. */
    private static final class Nobody implements Credentials {
        @Override
        public CompletableFuture<Map<String, String>> headers(Access access, String instanceToken) {
            return CompletableFuture.completedFuture(Map.of());
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
