package io.github.camelvzaps;

import io.github.camelvzaps.core.GatewayEndpoint;
import io.github.camelvzaps.vzaps.Camel;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.zapyapi.Signature;
import io.github.camelvzaps.zapyapi.ZapyapiComponent;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.Main;

/** An application that gives its secrets in every way there is, fails, and prints all that can be printed of it. */
final class TalkativeProgram {
    private TalkativeProgram() {}

    /**
     * Takes the URL of the simulator, the client token, the client secret, the instance token, the key of ZapyAPI, the
     * secret of its webhook and the one before that.
     */
    public static void main(String[] args) throws Exception {
        String tokens = "clientToken=" + args[1] + "&instanceToken=" + args[3];
        Main main = new Main();
        main.addInitialProperty("camel.main.name", "talkative");
        main.addInitialProperty("camel.component.vzaps.base-url", args[0]);
        main.addInitialProperty("camel.component.vzaps.clientToken", args[1]);
        main.addInitialProperty("camel.component.vzaps.client-secret", args[2]);
        main.addInitialProperty("camel.component.vzaps.instance-token", args[3]);
        main.addInitialProperty("camel.component.vzaps.instanceId", "VZ1");
        main.addInitialProperty("camel.component.vzaps.proxyPassword", args[2]);
        main.addInitialProperty("camel.component.vzaps.instances[sales].id", "VZ1");
        main.addInitialProperty("camel.component.vzaps.instances[sales].token", args[3]);
        main.addInitialProperty("camel.component.zapyapi.base-url", args[0]);
        main.addInitialProperty("camel.component.zapyapi.api-key", args[4]);
        main.addInitialProperty("camel.component.zapyapi.instanceId", "VZ1");
        main.addInitialProperty("camel.component.zapyapi.proxyPassword", args[2]);
        main.addInitialProperty("camel.component.zapyapi.secret", args[5]);
        main.addInitialProperty("camel.component.zapyapi.previous-secret", args[6]);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler());
                from("direct:component").to("vzaps:messages/sendText?phone=5511999999999&instance=sales");
                from("direct:uri")
                        .to("vzaps:messages/sendText?phone=5511999999999&clientSecret=" + args[2] + "&" + tokens);
                from("direct:raw").to("vzaps:messages/sendText?phone=1&instanceToken=RAW(" + args[3] + ")");
                from("direct:dynamic").toD("vzaps:messages/sendText?phone=${header.to}");
                from("direct:kamelet").to("kamelet:planted-sink?" + tokens);
                from("direct:zapyapi").to("zapyapi:messages/sendText?phone=5511999999999&apiKey=" + args[4]);
                from("direct:webhook").to("zapyapi:webhookConfig/save?param.secret=" + args[5]);
                from("direct:saved").to("zapyapi:webhookConfig/get?apiKey=RAW(" + args[4] + ")");
                from("zapyapi:webhooks/receive?register=true&listenCheck=false&publicUrl=https://hooks.example.com")
                        .to("log:event?showAll=true");
                from("direct:log").to("log:everything?showAll=true&level=TRACE");
            }
        });
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(0);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                getContext().addService(new VertxPlatformHttpServer(server));
            }
        });
        main.start();
        bringEvents(main.getCamelContext(), args[5]);
        CamelContext context = main.getCamelContext();
        for (String from :
                new String[] {"component", "uri", "raw", "dynamic", "kamelet", "zapyapi", "webhook", "saved"}) {
            Exchange exchange = context.createFluentProducerTemplate()
                    .to("direct:" + from)
                    .withHeader("to", "5511999999999")
                    .withBody("Hi")
                    .send();
            System.out.println(from + " ended with " + exchange.getException());
            if (exchange.getException() != null) {
                exchange.getException().printStackTrace(System.out);
                System.out.println(exchange.getException(org.apache.camel.http.base.HttpOperationFailedException.class)
                        .getResponseBody());
            }
            context.createProducerTemplate().send("direct:log", exchange);
        }
        printEndpoints(context);
        printJmx();
        main.stop();
    }

    /** Brings a true event and a wrong one. */
    private static void bringEvents(CamelContext context, String secret) throws Exception {
        String event = "{\"event\":\"qr-code\",\"data\":{\"qr\":\"2@A\",\"timestamp\":1702500000}}";
        int port = context.hasService(VertxPlatformHttpServer.class).getPort();
        for (String signature : new String[] {Signature.of(event.getBytes(StandardCharsets.UTF_8), secret), "wrong"}) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/zapyapi/webhook/VZ1"))
                    .header("X-Webhook-Signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(event))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            System.out.println("webhook answered " + answer.statusCode() + " " + answer.body());
        }
    }

    private static void printEndpoints(CamelContext context) {
        for (Endpoint endpoint : context.getEndpoints()) {
            System.out.println(endpoint);
            if (endpoint instanceof GatewayEndpoint) {
                System.out.println(endpoint.getEndpointUri() + " " + endpoint.getEndpointKey());
            }
        }
        VzapsComponent component = context.getComponent("vzaps", VzapsComponent.class);
        System.out.println(component + " " + component.getConfiguration() + " " + component.getInstances());
        System.out.println(component.client(component.getConfiguration()));
        System.out.println(Map.of("credentials", Camel.credentialsOf(component)));
        ZapyapiComponent zapyapi = context.getComponent("zapyapi", ZapyapiComponent.class);
        System.out.println(zapyapi + " " + zapyapi.getConfiguration());
    }

    private static void printJmx() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> names = server.queryNames(new ObjectName("org.apache.camel:*"), null);
        System.out.println(names.size() + " MBeans");
        for (ObjectName name : names) {
            System.out.println(name);
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    System.out.println(attribute.getName() + " = " + server.getAttribute(name, attribute.getName()));
                } catch (javax.management.JMException | RuntimeException e) {
                    System.out.println(attribute.getName() + " cannot be read");
                }
            }
        }
    }
}
