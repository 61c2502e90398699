package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the I/O thread does with an answer, step by step; the test is the I/O thread. */
class ResponseConsumerStepsTest {
    private static final int MAXIMUM = 10;

    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final CompletableFuture<ApiResponse> result = new CompletableFuture<>();
    private final AtomicInteger capacity = new AtomicInteger();

    private final FutureCallback<ApiResponse> callback = new FutureCallback<>() {
        @Override
        public void completed(ApiResponse response) {
            result.complete(response);
        }

        @Override
        public void failed(Exception cause) {
            result.completeExceptionally(cause);
        }

        @Override
        public void cancelled() {
            result.cancel(true);
        }
    };

    @AfterEach
    void stop() {
        worker.shutdownNow();
    }

    private ResponseConsumer begin(int status, ApiCall.Copy copy, EntityDetails entity) throws Exception {
        ResponseConsumer consumer = new ResponseConsumer(copy, worker, MAXIMUM);
        HttpResponse head = new BasicHttpResponse(status);
        consumer.consumeResponse(head, entity, null, callback);
        return consumer;
    }

    private static EntityDetails length(long length) {
        return new BasicEntityDetails(length, ContentType.APPLICATION_JSON);
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.wrap(new byte[length]);
    }

    @Test
    void aBodyInMemoryIsTakenFromBuffersOfAllKinds() throws Exception {
        ResponseConsumer consumer = begin(200, null, length(-1));
        consumer.updateCapacity(capacity::addAndGet);
        assertThat(capacity).hasValue(Integer.MAX_VALUE);
        ByteBuffer part = ByteBuffer.wrap("..ab..".getBytes(StandardCharsets.US_ASCII), 2, 2)
                .slice();
        consumer.consume(part);
        assertThat(part.hasRemaining()).isFalse();
        ByteBuffer direct = ByteBuffer.allocateDirect(2).put((byte) 'c').put((byte) 'd');
        direct.flip();
        consumer.consume(direct);
        assertThat(result).isNotDone();
        consumer.streamEnd(List.of());
        assertThat(result.join().body()).asString().isEqualTo("abcd");
    }

    @Test
    void aGuessOfTheLengthIsBounded() throws Exception {
        ResponseConsumer consumer = begin(400, null, length(Long.MAX_VALUE));
        consumer.consume(bytes(3));
        consumer.streamEnd(List.of());
        assertThat(result.join().body()).hasSize(3);
    }

    @Test
    void aRefusalBeyondItsBoundIsCutThereAndNoMoreIsTaken() throws Exception {
        ResponseConsumer consumer = begin(400, null, length(-1));
        consumer.consume(bytes(ResponseConsumer.LARGEST_REFUSAL));
        assertThat(result).isNotDone();
        assertThatThrownBy(() -> consumer.consume(bytes(1))).isInstanceOf(ConnectionClosedException.class);
        assertThat(result.join().body()).hasSize(ResponseConsumer.LARGEST_REFUSAL);
        assertThatThrownBy(() -> consumer.consume(bytes(1))).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void anAbandonedAnswerClosesItsConnectionWhateverComes() throws Exception {
        ResponseConsumer consumer = begin(200, null, length(-1));
        consumer.informationResponse(new BasicHttpResponse(102), null);
        consumer.abandon();
        assertThatThrownBy(() -> consumer.consume(bytes(1))).isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(() -> consumer.informationResponse(new BasicHttpResponse(102), null))
                .isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(() -> consumer.consumeResponse(new BasicHttpResponse(200), null, null, callback))
                .isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void aStreamIsLetInAsTheWorkerReadsIt() throws Exception {
        ResponseConsumer consumer = begin(
                200,
                (arriving, kept) -> {
                    arriving.transferTo(kept);
                    return null;
                },
                length(-1));
        consumer.updateCapacity(capacity::addAndGet);
        int first = capacity.get();
        assertThat(first).isBetween(1, 1024 * 1024);
        assertThat(consumer.streams()).isTrue();
        consumer.consume(bytes(40_000));
        await().untilAsserted(() -> assertThat(capacity).hasValueGreaterThan(first));
        consumer.streamEnd(List.of());
        File file = result.get().file();
        assertThat(file).hasSize(40_000);
        await().until(() -> !consumer.streams());

        // given up after it was complete: nobody will read the file
        consumer.abandon();
        assertThat(file).doesNotExist();
    }

    @Test
    void aStreamThatIsGivenUpWhileItComesLeavesNoFileAndNoWaitingWorker() throws Exception {
        AtomicReference<IOException> seen = new AtomicReference<>();
        ResponseConsumer consumer = begin(
                200,
                (arriving, kept) -> {
                    try {
                        arriving.transferTo(kept);
                    } catch (IOException e) {
                        seen.set(e);
                        throw e;
                    }
                    return null;
                },
                length(-1));
        consumer.consume(bytes(10));
        consumer.abandon();
        consumer.failed(new IOException("cut"));
        AtomicInteger next = new AtomicInteger();
        worker.execute(next::incrementAndGet);
        await().untilAsserted(() -> assertThat(next).hasValue(1));
        assertThat(result).isDone();
        assertThat(consumer.streams()).isFalse();
    }

    @Test
    void aCopyThatHasEnoughLetsSomeMoreInSoThatTheConnectionIsClosed() throws Exception {
        ResponseConsumer consumer = begin(
                200,
                (arriving, kept) -> {
                    throw new TooLargeException("the file is", "maximumMediaSize", 1);
                },
                length(-1));
        consumer.updateCapacity(capacity::addAndGet);
        await().until(result::isCompletedExceptionally);
        await().until(() -> !consumer.streams());
        assertThat(capacity).hasValueGreaterThanOrEqualTo(64 * 1024);
        assertThatThrownBy(() -> consumer.consume(bytes(1))).isInstanceOf(ConnectionClosedException.class);
    }
}
