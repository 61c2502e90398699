package io.github.camelvzaps.core.client;

import static io.github.camelvzaps.core.client.CallFixture.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.core.operation.Media;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What HttpClient asks of the body, step by step; the test is the connection. */
class StreamingJsonEntityTest {
    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        worker.shutdownNow();
    }

    /** Takes what it is given, and counts how often more is asked for. */
    private static final class Connection implements DataStreamChannel {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean ended;

        @Override
        public void requestOutput() {
            asked.incrementAndGet();
        }

        @Override
        public int write(ByteBuffer bytes) {
            int length = bytes.remaining();
            byte[] copy = new byte[length];
            bytes.get(copy);
            written.writeBytes(copy);
            return length;
        }

        @Override
        public void endStream() {
            ended = true;
        }

        @Override
        public void endStream(List<? extends Header> trailers) {
            ended = true;
        }
    }

    private StreamingJsonEntity entity(Media.Source source) {
        return new StreamingJsonEntity(
                fields("a", 1, "image", new Media("image/png", true, source), "z", List.of("b")),
                new ObjectMapper(),
                worker);
    }

    @Test
    void aBodyIsOneOfUnknownLengthThatIsSentOnce() {
        StreamingJsonEntity entity = entity(() -> new ByteArrayInputStream(new byte[0]));
        assertThat(entity.getContentLength()).isEqualTo(-1);
        assertThat(entity.isChunked()).isTrue();
        assertThat(entity.isRepeatable()).isFalse();
        assertThat(entity.getContentType()).startsWith("application/json");
        assertThat(entity.getContentEncoding()).isNull();
        assertThat(entity.getTrailerNames()).isEmpty();
        assertThat(entity.available()).isZero();
        assertThat(entity.written()).isFalse();
    }

    @Test
    void aBodyIsWrittenWhileTheConnectionAsksForIt() throws Exception {
        byte[] content = new byte[300_000];
        StreamingJsonEntity entity = entity(() -> new ByteArrayInputStream(content));
        Connection connection = new Connection();
        entity.produce(connection);
        await().until(() -> entity.available() > 0);
        assertThat(entity.written())
                .as("the buffer is smaller than the content")
                .isFalse();
        await().until(() -> {
            entity.produce(connection);
            return connection.ended;
        });
        await().until(entity::written);
        assertThat(entity.readFailure()).isNull();
        await().untilAsserted(() -> assertThat(connection.asked).hasPositiveValue());
        String body = connection.written.toString(StandardCharsets.UTF_8);
        assertThat(body)
                .startsWith("{\"a\":1,\"image\":\"data:image/png;base64,AAAA")
                .endsWith("\",\"z\":[\"b\"]}")
                .hasSize("{\"a\":1,\"image\":\"data:image/png;base64,\",\"z\":[\"b\"]}".length() + 400_000);
    }

    @Test
    void aFailedReadBreaksTheConnection() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        StreamingJsonEntity entity = entity(() -> {
            try {
                // else the first call may throw it already
                begun.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            throw new IOException("gone");
        });
        Connection connection = new Connection();
        entity.produce(connection);
        begun.countDown();
        await().until(() -> entity.readFailure() != null);
        await().untilAsserted(() -> assertThat(connection.asked).hasPositiveValue());
        assertThat(entity.available()).as("so that it is asked").isEqualTo(1);
        assertThatThrownBy(() -> entity.produce(connection))
                .isSameAs(entity.readFailure())
                .hasMessage("gone");
        assertThat(entity.written()).isFalse();
        assertThat(connection.ended).isFalse();
    }

    @Test
    void aBrokenConnectionWakesTheWorker() throws Exception {
        StreamingJsonEntity entity = entity(() -> new ByteArrayInputStream(new byte[300_000]));
        entity.produce(new Connection());
        await().until(() -> entity.available() > 0);
        entity.failed(new IOException("broken"));
        // the worker is free for something else
        AtomicInteger next = new AtomicInteger();
        worker.execute(next::incrementAndGet);
        await().untilAsserted(() -> assertThat(next).hasValue(1));
    }
}
