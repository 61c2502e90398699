package io.github.camelvzaps.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.core.operation.BodyInput.Fields;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No value of a parameter can lead a request to another path, and every value arrives as it was. */
class PathPropertyTest {
    private static final Operation CHAT = Operation.of("chats/get", "GET", "/chats/{phone}", Access.INSTANCE, "")
            .with(
                    Parameter.of("phone", Place.PATH, ValueType.TEXT).asRequired(),
                    Parameter.of("group_id", Place.QUERY, ValueType.TEXT));

    @Property
    void aValueStaysInItsPlaceAndArrivesAsItWas(@ForAll String phone, @ForAll String group) {
        Assume.that(!phone.isBlank() && !phone.equals(".") && !phone.equals("..") && wellFormed(phone));
        Assume.that(wellFormed(group));

        URI uri = URI.create("http://h" + path(phone, group));

        assertThat(uri.getRawPath()).matches("/chats/[^/]*");
        assertThat(uri.getPath()).isEqualTo("/chats/" + phone);
        assertThat(uri.getQuery()).isEqualTo("group_id=" + group);
    }

    @ParameterizedTest
    @CsvSource({"messages/sendtxt, messages/sendText", "MESSAGES/SEND-TEXT, messages/sendText", "chat/get, chats/get"})
    void aMisspeltNameFindsItsNearest(String wrong, String right) {
        Catalog catalog = new Catalog(
                java.util.List.of(CHAT, Operation.of("messages/sendText", "POST", "/t", Access.INSTANCE, "")));

        if (catalog.find(wrong).isPresent()) {
            assertThat(catalog.get(wrong).id()).isEqualTo(right);
        } else {
            assertThatThrownBy(() -> catalog.get(wrong)).hasMessageContaining("Nearest: " + right);
        }
    }

    private static String path(String phone, String group) {
        return new RequestAssembler()
                .assemble(
                        CHAT,
                        new Fields(Map.of("phone", phone, "group_id", group)),
                        (p, inBody) -> inBody,
                        (p, value) -> value)
                .pathAndQuery();
    }

    /** Half a surrogate pair has no UTF-8 form. */
    private static boolean wellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
