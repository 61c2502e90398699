package io.github.camelvzaps.agent;

import dev.langchain4j.model.chat.ChatModel;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainHelper;

/** The whole application: what a chat brings goes to the model, and what the model sends goes through the guard. */
public final class Agent extends RouteBuilder {
    static final String NUMBER = "SHOP1";
    private static final String ONCE = "--once";

    @Override
    public void configure() {
        // a failure is the answer of a tool, or the burst comes again: the consumer logs that
        errorHandler(noErrorHandler());
        ChatModel model = getCamelContext().getRegistry().lookupByNameAndType("model", ChatModel.class);
        Tools tools = new Tools(getCamelContext().createProducerTemplate());

        // What a chat writes in short succession is one exchange, confirmed to the gateway when the model is done.
        from("vzaps:events/subscribe?events=Message&audiences=person&group=chat&groupBody=text&groupQuiet={{agent.burst-quiet}}")
                .routeId("bursts")
                .process(new Assistant(model, tools));

        // Tools: a variable for each declared argument of the model, and the chat, which it does not choose.
        from("direct:answer")
                .routeId("answer")
                .setHeader(VzapsConstants.PHONE, variable(Tools.CHAT))
                .to("direct:guarded");

        // The model chooses the recipient, so only the guard keeps it from writing to anybody.
        from("direct:write_to")
                .routeId("write_to")
                .setHeader(VzapsConstants.PHONE, variable("phone"))
                .to("direct:guarded");

        from("direct:guarded")
                .routeId("guarded")
                .setBody(variable("text"))
                // bodyType=text: nothing that the model writes is read as a parameter of the message
                .to("vzaps:messages/sendText?bodyType=text&guard=on&guardWroteWithin=24h&guardAllow={{?agent.allow}}"
                        + "&guardMaxLength=1000&guardLinks={{agent.links}}&guardQuietHours={{?agent.quiet-hours}}"
                        + "&guardZone={{?agent.zone}}&pace={{agent.pace}}");
    }

    /** With {@code --once} customers of the simulator write, and the program ends; else it runs until it is ended. */
    public static void main(String[] args) throws Exception {
        String target = property("agent.target", "simulator");
        Main main = new Main();
        main.configure().withProfile(target);
        main.configure().addRoutesBuilder(new Agent());
        if (!target.equals("simulator")) {
            main.run();
            return;
        }
        try (VzapsSimulator simulator = simulator()) {
            System.out.println("The phones of the customers: " + simulator.url() + "/ui/");
            main.addOverrideProperty("camel.component.vzaps.base-url", simulator.url());
            if (List.of(args).contains(ONCE)) {
                main.start();
                Path log = Path.of(property("agent.output", "target"), "guard.log");
                new Day(simulator, log, System.out).play();
                main.stop();
            } else {
                main.run();
            }
        }
    }

    private static VzapsSimulator simulator() {
        return VzapsSimulator.builder()
                .port(Integer.parseInt(property("agent.port", "18098")))
                .portOption("-Dagent.port")
                .instance(NUMBER, "shop1-token")
                .start();
    }

    private static String property(String name, String otherwise) {
        return MainHelper.lookupPropertyFromSysOrEnv(name).orElse(otherwise);
    }
}
