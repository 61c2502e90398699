package io.github.camelvzaps.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** What makes life hard for the application, within its own process. */
final class Trouble {
    private static final long PERIOD_MILLIS = 300;

    private Trouble() {}

    /** Tells whether it is the half of the time in which nothing works. */
    private static boolean now() {
        return System.currentTimeMillis() / PERIOD_MILLIS % 2 == 0;
    }

    /** A store on a disk that is full half of the time. */
    static final class FullDisk extends ServiceSupport implements StateRepository<String, String> {
        private final StateRepository<String, String> disk;

        FullDisk(StateRepository<String, String> disk) {
            this.disk = disk;
        }

        @Override
        protected void doStart() {
            disk.start();
        }

        @Override
        public void setState(String key, String value) {
            if (now()) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
            disk.setState(key, value);
        }

        @Override
        public String getState(String key) {
            return disk.getState(key);
        }
    }

    /** Marks that take their time, and sometimes fail. */
    static final class SlowMarks extends ServiceSupport implements IdempotentRepository {
        private final IdempotentRepository marks;
        private final Random random = new Random();

        SlowMarks(IdempotentRepository marks) {
            this.marks = marks;
        }

        private void takeTime() {
            LockSupport.parkNanos(random.nextInt(4_000_000));
            if (random.nextInt(20) == 0) {
                throw new IllegalStateException("the database does not answer");
            }
        }

        @Override
        protected void doStart() {
            marks.start();
        }

        @Override
        public boolean add(String key) {
            takeTime();
            return marks.add(key);
        }

        @Override
        public boolean contains(String key) {
            takeTime();
            return marks.contains(key);
        }

        @Override
        public boolean remove(String key) {
            takeTime();
            return marks.remove(key);
        }

        @Override
        public boolean confirm(String key) {
            return marks.confirm(key);
        }

        @Override
        public void clear() {
            marks.clear();
        }
    }

    /** Suspends and resumes the routes of a context, now this one and now that one, for as long as the process lives. */
    static void interrupt(CamelContext context) {
        Random random = new Random();
        Thread interrupting = new Thread(
                () -> {
                    while (true) {
                        String route = context.getRoutes()
                                .get(random.nextInt(context.getRoutes().size()))
                                .getRouteId();
                        try {
                            Thread.sleep(random.nextInt(400));
                            context.getRouteController().suspendRoute(route);
                            Thread.sleep(random.nextInt(50));
                            context.getRouteController().resumeRoute(route);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                },
                "interrupting");
        interrupting.setDaemon(true);
        interrupting.start();
    }
}
