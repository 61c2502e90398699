package io.github.camelvzaps.vzaps;

import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.core.realtime.RealtimeConsumer;
import java.lang.management.ManagementFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Listens to ten numbers, then to many, and prints threads and memory for each. */
final class ManyInstancesProgram {
    private ManyInstancesProgram() {}

    /** Takes the URLs of the simulator, calls and realtime, how many numbers there are (VZ0, VZ1 and so on), and how many events come. */
    public static void main(String[] args) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            VzapsComponent component = context.getComponent("vzaps", VzapsComponent.class);
            VzapsConfiguration configuration = component.getConfiguration();
            configuration.setBaseUrl(args[0]);
            configuration.setRealtimeUrl(args[1]);
            configuration.setClientToken("sim-client-token");
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("vzaps:events/subscribe?events=Message&instances=*")
                            .routeId("all")
                            .process(exchange -> {});
                }
            });
            context.start();
            RealtimeConsumer consumer =
                    (RealtimeConsumer) context.getRoute("all").getConsumer();
            int known = 0;
            for (int count : new int[] {10, Integer.parseInt(args[2])}) {
                for (; known < count; known++) {
                    GatewayInstance instance = new GatewayInstance();
                    instance.setId("VZ" + known);
                    instance.setToken("token-" + known);
                    component.getInstanceRegistry().add("number-" + known, instance);
                }
                int all = count;
                await().forever().until(() -> consumer.getConnected() == all);
                System.out.printf("numbers %d threads %d heap %d%n", count, threads(), heap());
            }
            long events = Long.parseLong(args[3]);
            await().forever().until(() -> consumer.getFinished() == events);
            System.out.printf("events %d threads %d heap %d%n", events, threads(), heap());
        }
    }

    /** The most that there were at once since the last call. */
    private static int threads() {
        int most = ManagementFactory.getThreadMXBean().getPeakThreadCount();
        ManagementFactory.getThreadMXBean().resetPeakThreadCount();
        return most;
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
