package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.LogLines;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes when a person has to agree; questions and messages are counted at the simulator. */
@ExtendWith(SimulatorExtension.class)
class GuardConfirmTest {
    private static final String BOSS = "14155550100";
    private static final String ANA = "5585987654321";
    private static final String BIA = "5511977776666";
    private static final String GROUP = "120363000000000001@g.us";
    private static final String SEND = "vzaps:messages/sendText?guard=on";
    private static final String CONFIRMED = SEND + "&guardConfirm=" + BOSS;
    private static final Pattern CODE = Pattern.compile("yes (\\d{4})");

    private VzapsSimulator simulator;
    private Listener listener;
    private LogLines audit;

    @BeforeEach
    void start(VzapsSimulator given) throws Exception {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        listener = new Listener(simulator);
        audit = new LogLines("io.github.camelvzaps.guard");
    }

    @AfterEach
    void stop() {
        audit.close();
        listener.close();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private void listen() throws Exception {
        listener.start("vzaps:events/subscribe?events=Message");
        patiently().until(() -> simulator.realtimeConnections(Contract.INSTANCE) > 0);
    }

    private Future<Exchange> send(String uri, Object body, String phone) {
        return listener.context
                .createFluentProducerTemplate()
                .to(uri)
                .withBody(body)
                .withHeaders(phone == null ? Map.of() : Map.of("CamelVzapsPhone", phone))
                .asyncSend();
    }

    private static Exchange ended(Future<Exchange> sending) throws Exception {
        return sending.get(60, TimeUnit.SECONDS);
    }

    private void say(CustomerMessage message) {
        simulator.customersSay(Contract.INSTANCE, 1, i -> message);
    }

    private List<String> to(Predicate<String> recipient) {
        return simulator.messages(Contract.INSTANCE).stream()
                .filter(message -> recipient.test(message.to()))
                .map(GuardConfirmTest::textOf)
                .toList();
    }

    private static String textOf(AcceptedMessage message) {
        return String.valueOf(message.body().get("message"));
    }

    private List<String> questions() {
        return to(BOSS::equals);
    }

    /** Returns the code of the question about a text, once it is there. */
    private String codeOf(String text) {
        patiently().until(() -> questions().stream().anyMatch(question -> question.contains("> " + text + "\n")));
        String question = questions().stream()
                .filter(one -> one.contains("> " + text + "\n"))
                .findFirst()
                .orElseThrow();
        Matcher code = CODE.matcher(question);
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static NotSentException refusal(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(NotSentException.class);
        NotSentException refusal = exchange.getException(NotSentException.class);
        assertThat(refusal.getFailureReason()).isEqualTo(FailureReason.GUARDED);
        assertThat(exchange.getMessage().getHeader(VzapsConstants.GUARD)).isEqualTo("guardConfirm");
        return refusal;
    }

    private List<String> decisions() throws Exception {
        List<String> decisions = new ArrayList<>();
        for (var line : audit.from(Level.INFO)) {
            String text = line.getMessage().getFormattedMessage();
            assertThat(text).doesNotContain(ANA, BIA, BOSS, "Hello");
            decisions.add(new ObjectMapper().readTree(text).path("decision").asText());
        }
        return decisions;
    }

    @Test
    void whatThePersonConfirmsGoesOnceAndWhatTheyDenyDoesNot() throws Exception {
        listen();
        Future<Exchange> toAna = send(CONFIRMED, "Hello Ana", ANA);
        Future<Exchange> toBia = send(CONFIRMED, "Hello Bia", BIA);
        String ana = codeOf("Hello Ana");
        String bia = codeOf("Hello Bia");
        assertThat(questions())
                .hasSize(2)
                .anySatisfy(question -> assertThat(question)
                        .contains(
                                "To: " + ANA + "\n",
                                "With: messages/sendText\n",
                                "Text, 9 characters:\n> Hello Ana\n"));
        assertThat(listener.component.getWaitingForConfirmation()).isEqualTo(2);
        assertThat(listener.component.confirmations())
                .singleElement()
                .satisfies(report -> assertThat(report)
                        .containsEntry("instance", Contract.INSTANCE)
                        .containsEntry("waitingForConfirmation", 2));

        // none of these is the word of the person about a message that waits
        say(CustomerMessage.text(ANA, "yes " + ana));
        say(CustomerMessage.text(BOSS, "yesterday " + ana));
        say(CustomerMessage.text(BOSS, "yes 0000"));
        say(CustomerMessage.text(BOSS, "yes " + ana).inGroup(GROUP));
        say(CustomerMessage.text(BOSS, "yes " + ana).fromMe());
        patiently().until(() -> listener.seen.size() >= 4);
        assertThat(listener.component.getWaitingForConfirmation()).isEqualTo(2);

        say(CustomerMessage.text(BOSS, "não " + bia));
        assertThat(refusal(ended(toBia))).hasMessageContaining("has said no").hasMessageContaining("guardConfirm");
        say(CustomerMessage.text(BOSS, "YES  " + ana + "."));
        say(CustomerMessage.text(BOSS, "yes " + ana));
        Exchange sent = ended(toAna);
        assertThat(sent.getException()).isNull();
        assertThat(sent.getMessage().getHeader(VzapsConstants.GUARD)).isEqualTo("allowed");
        patiently().until(() -> listener.seen.size() >= 7);
        assertThat(to(ANA::equals)).containsExactly("Hello Ana");
        assertThat(to(BIA::equals)).isEmpty();
        assertThat(listener.component.getWaitingForConfirmation()).isZero();
        assertThat(decisions()).containsExactly("asked", "asked", "denied", "confirmed");
    }

    @Test
    void aReplyToTheQuestionNeedsNoCode() throws Exception {
        listen();
        Future<Exchange> sending = send(CONFIRMED, "Hello", ANA);
        codeOf("Hello");
        // the reply counts once the gateway has named the question, which it may do a moment later
        patiently().until(() -> {
            say(CustomerMessage.text(BOSS, "sim")
                    .replyTo(simulator.messages(Contract.INSTANCE).get(0).id()));
            return sending.isDone();
        });
        assertThat(ended(sending).getException()).isNull();
        assertThat(to(ANA::equals)).containsExactly("Hello");
    }

    @Test
    void theHiddenNumberOfThePersonCountsWhereTheEventNamesThePhoneToo() throws Exception {
        listen();
        Future<Exchange> sending = send(CONFIRMED, "Hello", ANA);
        say(CustomerMessage.text(BOSS, "yes " + codeOf("Hello"))
                .lid("77001@lid")
                .secondCopy());
        assertThat(ended(sending).getException()).isNull();
    }

    @Test
    void eachMemberOfAGroupMayAnswer() throws Exception {
        listen();
        Future<Exchange> sending = send(SEND + "&guardConfirm=" + GROUP, "Hello", ANA);
        patiently().until(() -> to(GROUP::equals).size() == 1);
        Matcher code = CODE.matcher(to(GROUP::equals).get(0));
        assertThat(code.find()).isTrue();
        say(CustomerMessage.text(BIA, "yes " + code.group(1)).inGroup(GROUP));
        assertThat(ended(sending).getException()).isNull();
        assertThat(to(ANA::equals)).containsExactly("Hello");
    }

    @Test
    void thePersonAnswersWhileTheirOwnMessageIsStillInTheRoute() throws Exception {
        listener.start("vzaps:events/subscribe?events=Message", exchange -> {
            if (listener.seen.isEmpty() && "Hi".equals(exchange.getMessage().getHeader("CamelVzapsText"))) {
                exchange.getMessage()
                        .setHeader(
                                "answer", ended(send(CONFIRMED, "Hello", BOSS)).getException() == null);
            }
        });
        patiently().until(() -> simulator.realtimeConnections(Contract.INSTANCE) > 0);
        say(CustomerMessage.text(BOSS, "Hi"));
        say(CustomerMessage.text(BOSS, "yes " + codeOf("Hello")));
        patiently().until(() -> listener.seen.size() == 2);
        assertThat(listener.seen.get(0).headers()).containsEntry("answer", true);
    }

    @Test
    void withoutAnAnswerItIsNotSent() throws Exception {
        listen();
        Exchange refused = ended(send(CONFIRMED + "&guardConfirmWithin=200", "Hello", ANA));
        assertThat(refusal(refused)).hasMessageContaining("has not answered in the time of guardConfirmWithin");
        say(CustomerMessage.text(BOSS, "yes " + codeOf("Hello")));
        patiently().until(() -> listener.seen.size() == 1);
        assertThat(to(ANA::equals)).isEmpty();
        assertThat(decisions()).containsExactly("asked", "expired");
    }

    @Test
    void aQuestionThatCannotBeSentRefusesTheMessage() throws Exception {
        listen();
        simulator.fault(FaultRule.onOperation("messages/sendText").status(400));
        assertThat(refusal(ended(send(CONFIRMED, "Hello", ANA))))
                .hasMessageContaining("the question could not be sent");
        assertThat(simulator.messages(Contract.INSTANCE)).isEmpty();
        assertThat(decisions()).containsExactly("asked", "refused");
    }

    @Test
    void withoutAConsumerNobodyIsAskedAndTheFixIsNamed() throws Exception {
        listener.context.start();
        assertThat(refusal(ended(send(CONFIRMED, "Hello", ANA))))
                .hasMessageContaining("start a route from vzaps:events/subscribe or webhooks/receive");
        listener.start("vzaps:events/subscribe?events=ReadReceipt");
        refusal(ended(send(CONFIRMED, "Hello", ANA)));
        assertThat(simulator.messages(Contract.INSTANCE)).isEmpty();
    }

    @Test
    void whatARuleRefusesIsNotAskedAndADryRunAsksNobody() throws Exception {
        listen();
        Exchange refused = ended(send(CONFIRMED + "&guardMaxLength=3", "Hello", ANA));
        assertThat(refused.getMessage().getHeader(VzapsConstants.GUARD)).isEqualTo("guardMaxLength");
        Exchange dry = ended(send(CONFIRMED.replace("guard=on", "guard=dryRun"), "Hello", ANA));
        assertThat(dry.getException()).isNull();
        assertThat(simulator.messages(Contract.INSTANCE)).isEmpty();
        assertThat(decisions()).containsExactly("refused", "dryRun");
    }

    @Test
    void rulesOfTimeAreAskedOnceMoreAfterTheAnswer() throws Exception {
        listen();
        say(CustomerMessage.text(ANA, "hi"));
        patiently().until(() -> listener.seen.size() == 1);
        Future<Exchange> sending = send(CONFIRMED + "&guardWroteWithin=3s", "Hello", ANA);
        patiently().until(() -> !questions().isEmpty() || sending.isDone());
        if (!questions().isEmpty()) {
            String code = codeOf("Hello");
            // once a message without a question is refused, too
            patiently()
                    .until(() -> ended(send(SEND + "&guardWroteWithin=3s&guardMaxLength=1", "x", ANA))
                            .getMessage()
                            .getHeader(VzapsConstants.GUARD)
                            .equals("guardWroteWithin"));
            say(CustomerMessage.text(BOSS, "yes " + code));
        }
        assertThat(ended(sending).getMessage().getHeader(VzapsConstants.GUARD)).isEqualTo("guardWroteWithin");
        assertThat(to(ANA::equals)).doesNotContain("Hello");
    }

    @Test
    void theEndOfTheRouteRefusesWhatWaits() throws Exception {
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .routeId("asks")
                        .errorHandler(noErrorHandler())
                        .to(CONFIRMED);
            }
        });
        listen();
        Future<Exchange> inRoute = send("direct:ask", "Hello", ANA);
        Future<Exchange> byTemplate = send(CONFIRMED, "Hello too", BIA);
        String code = codeOf("Hello");
        codeOf("Hello too");
        listener.context.getRouteController().stopRoute("asks");
        assertThat(refusal(ended(inRoute))).hasMessageContaining("stops");
        say(CustomerMessage.text(BOSS, "yes " + code));
        patiently().until(() -> listener.seen.size() == 1);
        assertThat(byTemplate).isNotDone();
        listener.close();
        assertThat(refusal(ended(byTemplate))).hasMessageContaining("stops");
        assertThat(to(ANA::equals)).isEmpty();
        assertThat(to(BIA::equals)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "messages/sendText?guardConfirm=14155550100 | A rule of the guard is set, and guard is not",
                "messages/sendText?guard=on&guardConfirm=Ana | guardConfirm takes one phone with country code",
                "messages/sendText?guard=on&guardConfirm=1@newsletter | guardConfirm takes one phone with country code",
                "messages/sendText?guard=on&guardConfirm=14155550100&guardConfirmWithin=0 | guardConfirmWithin takes",
                "users/check?guardConfirm=14155550100 | does not send messages to a chat, so the option guardConfirm",
            })
    void optionsThatCannotBeReadStopTheStart(String uri, String says) {
        listener.context.start();
        assertThatThrownBy(() -> listener.context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:x").to("vzaps:" + uri);
                    }
                }))
                .hasStackTraceContaining(says);
    }
}
