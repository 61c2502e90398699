package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.client.AsyncFailure;
import io.github.camelvzaps.core.event.BrazilianMobile;
import io.github.camelvzaps.core.event.Jid;
import io.github.camelvzaps.core.gateway.CheckedNumber;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.Gateway;
import io.github.camelvzaps.core.gateway.GatewayCalls;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Parameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Asks the gateway whether the recipient of a message is on WhatsApp before the message is sent, and under which number. It
 * guesses nothing: without a clear answer nothing is sent. Groups, hidden numbers and channels are not asked about.
 * Thread-safe; blocks nothing.
 */
final class NumberCheck {
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    private final Gateway gateway;
    private final GatewayRuntime runtime;
    private final GatewayCalls calls;
    private final CheckedNumbers known;
    private final Duration lifetime;

    /** @param known for all producers of the component */
    NumberCheck(GatewayRuntime runtime, CheckedNumbers known) {
        this.runtime = runtime;
        this.gateway = runtime.gateway();
        this.calls = runtime.calls();
        this.known = known;
        this.lifetime = Duration.ofMillis(runtime.configuration().getCheckNumberLifetime());
    }

    /**
     * Returns the call to make: to the number that WhatsApp knows.
     *
     * @return fails with a NotSentException when it knows none, or when that could not be found out
     */
    CompletableFuture<ApiCall> check(ApiCall call) {
        AssembledRequest request = call.request();
        String number = request.operation().sends() ? number(request.recipient()) : null;
        if (number == null) {
            return CompletableFuture.completedFuture(call);
        }
        CompletableFuture<ApiCall> checked = new CompletableFuture<>();
        String asked = request.pathValue(Parameters.INSTANCE_ID) + "/" + number;
        known.get(asked, lifetime, () -> ask(call, number)).whenComplete((knownAs, failure) -> {
            if (failure != null) {
                checked.completeExceptionally(notChecked(request, failure));
            } else if (knownAs.isEmpty()) {
                checked.completeExceptionally(notOnWhatsApp(request));
            } else {
                checked.complete(call.withRequest(request.withRecipient(knownAs.get())));
            }
        });
        return checked;
    }

    /** Returns the digits of a phone, which a call by path may hold in any notation; null for what is none. */
    private static String number(String recipient) {
        Jid jid = Jid.parse(recipient);
        if (jid == null) {
            return null;
        }
        String digits = jid.server().isEmpty() ? NO_DIGIT.matcher(jid.user()).replaceAll("") : jid.phone();
        return digits == null || digits.isEmpty() ? null : digits;
    }

    private CompletableFuture<Optional<String>> ask(ApiCall call, String number) {
        List<String> forms = BrazilianMobile.formsOf(number);
        String id = call.request().pathValue(Parameters.INSTANCE_ID);
        ConsumedInstance instance = new ConsumedInstance(id, id, call.instanceToken());
        return calls.call(Gateway.CHECK_NUMBERS, instance, Map.of("phone", forms))
                .thenApply(answer -> choose(forms, gateway.checkedNumbers(answer)));
    }

    /** The form that was given wins where both are on WhatsApp; that they are not has to be said of each. */
    private static Optional<String> choose(List<String> forms, List<CheckedNumber> answers) {
        int denied = 0;
        for (String form : forms) {
            Optional<CheckedNumber> answer =
                    answers.stream().filter(one -> one.number().equals(form)).findFirst();
            if (answer.isPresent() && answer.get().exists()) {
                return Optional.of(answer.get().knownAs());
            }
            denied += answer.isPresent() ? 1 : 0;
        }
        if (denied < forms.size()) {
            throw new IllegalStateException("the answer says nothing of " + (forms.size() - denied) + " of "
                    + forms.size() + " numbers that were asked about");
        }
        return Optional.empty();
    }

    private static GatewayException notOnWhatsApp(AssembledRequest request) {
        return notSent(
                request,
                "The recipient is not on WhatsApp, so nothing was sent (checkNumber=true)",
                null,
                FailureReason.NOT_ON_WHATSAPP,
                null);
    }

    private GatewayException notChecked(AssembledRequest request, Throwable failure) {
        Throwable cause = AsyncFailure.cause(failure);
        GatewayException said = cause instanceof GatewayException known ? known : null;
        return notSent(
                request,
                "Could not check whether the recipient is on WhatsApp (checkNumber=true), so nothing was sent: "
                        + runtime.reasonOf(cause),
                said == null ? null : said.getRetryAfter().orElse(null),
                said == null ? FailureReason.OTHER : said.getFailureReason(),
                cause);
    }

    private static GatewayException notSent(
            AssembledRequest request, String text, Duration retryAfter, FailureReason reason, Throwable cause) {
        Failure failure = new Failure(0, "", "", null, null, retryAfter, Map.of(), null, false, reason);
        return GatewayException.of(Outcome.NOT_SENT, request.operation().id(), text, failure, cause);
    }
}
