package io.github.camelvzaps.zapyapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.delivery.EventReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every event of the contract gets the headers that it would have from VZaps; nothing makes the parser fail. */
class EventParserTest {
    private static final Map<String, JsonNode> SAMPLES = Contract.eventSamples("zapyapi");
    private static final Object[] STRANGE = {
        null, true, 0, -1, 1e300, "", " ", "@", "@lid", "{", "{\"a\":1}", "\ud800", List.of(), List.of(1), Map.of()
    };

    private final ZapyapiEventParser parser = new ZapyapiEventParser(Contract.JSON, false);

    @ParameterizedTest
    @CsvSource({
        "message, Message, whatsapp-message-id, 5511888888888, 2023-12-13T20:40:00Z",
        "message-status, ReadReceipt, 3EB0..., 5511888888888, 2023-12-13T20:40:00Z",
        "instance-status, Connected, , , 2023-12-13T20:40:00Z",
        "qr-code, QrCode, , , 2023-12-13T20:40:00Z",
        "contact-created, ContactCreated, , 5511888888888, 2024-12-14T12:00:00Z",
        "contact-updated, ContactUpdated, , 5511888888888, 2024-12-14T12:00:00Z",
        "contact-deduplicated, ContactDeduplicated, , 5511888888888, 2024-12-14T12:00:00Z"
    })
    void theSamplesOfTheContractAreUnderstood(String name, String type, String messageId, String phone, Instant time) {
        VzapsEvent event = parse(SAMPLES.get(name));

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.messageId()).isEqualTo(messageId);
        assertThat(event.senderPhone()).isEqualTo(phone);
        assertThat(event.chatId()).isEqualTo(phone == null ? null : phone + "@s.whatsapp.net");
        assertThat(event.timestamp()).isEqualTo(time);
        assertThat(event.instanceId()).isEqualTo(Contract.INSTANCE);
        assertThat(event.id()).hasSize(32).isEqualTo(parse(SAMPLES.get(name)).id());
        assertThat(event.text()).isNull();
        assertThat(event.mediaType()).isNull();
        assertThat(event.content()).isEqualTo(Contract.JSON.convertValue(SAMPLES.get(name), Map.class));
    }

    @ParameterizedTest
    @CsvSource({
        "connected, connecting, Connected",
        "connecting, connected, Disconnected",
        "pending_qr_code_scan, connected, Disconnected",
        "stopped, , Disconnected",
        "manually_stopped, connecting, Disconnected",
        "error, , Disconnected",
        "created, , InstanceStatus",
        "connecting, created, InstanceStatus",
        "pending_qr_code_scan, connecting, InstanceStatus",
        "qr_timeout, pending_qr_code_scan, InstanceStatus",
        "payment_pending, , InstanceStatus",
        "something new, , InstanceStatus",
        ", , InstanceStatus"
    })
    void aStateIsAConnectionOrItsEndOnlyWhereItSaysSo(String status, String previous, String type) {
        ObjectNode event = SAMPLES.get("instance-status").deepCopy();
        ((ObjectNode) event.get("data")).put("status", status).put("previousStatus", previous);

        assertThat(parse(event).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "READ, Read",
        "RECEIVED, Delivered",
        "PLAYED, Played",
        "SENT, Sent",
        "PENDING, Pending",
        "ERROR, Error",
        "UNKNOWN, Unknown",
        "read, Read"
    })
    void theStatesOfReceiptsAreThoseOfVzaps(String status, String state) {
        ObjectNode event = SAMPLES.get("message-status").deepCopy();
        ((ObjectNode) event.get("data")).put("status", status);

        assertThat(parse(event).receiptState()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'text':'Oi'} | Oi | | ",
                "{'body':'Oi'} | Oi | | ",
                "{'message':'Oi'} | Oi | | ",
                "{'content':{'text':'Oi'}} | Oi | | ",
                "{'message':{'conversation':'Oi'}} | Oi | | ",
                "{'text':{'body':'Oi'}} | Oi | | ",
                "{'quotedMessage':{'text':'Before'}} | | | ",
                "{'messageType':'image','image':{'url':'https://e.com/a','caption':'Oi'}} | Oi | image |"
                        + " https://e.com/a",
                "{'messageType':'image','caption':'Oi','mediaUrl':'https://e.com/a'} | Oi | image | https://e.com/a",
                "{'messageType':'imageMessage','media':{'url':'https://e.com/a'}} | | image | https://e.com/a",
                "{'messageType':'ptt','media':{'url':'https://e.com/a.enc','media_key':'k'}} | | audio | ",
                "{'messageType':'document','media':{'url':'/etc/passwd'}} | | document | ",
                "{'messageType':null,'sticker':{'url':'https://e.com/a'}} | | sticker | https://e.com/a",
                "{'messageType':'poll','poll':{'name':'?'}} | | | "
            })
    void textsAndMediaAreFoundByTheirLikelyNamesAndNotMadeUp(String fields, String text, String media, String url)
            throws Exception {
        ObjectNode event = SAMPLES.get("message").deepCopy();
        ((ObjectNode) event.get("data")).setAll((ObjectNode) Contract.JSON.readTree(fields.replace('\'', '"')));

        VzapsEvent read = parse(event);

        assertThat(read.text()).isEqualTo(text);
        assertThat(read.mediaType()).isEqualTo(media);
        assertThat(read.mediaUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'messageType':'text','text':'Oi'} | text | | ",
                "{'messageType':null,'text':'Oi'} | text | | ",
                "{'messageType':'extendedTextMessage'} | text | | ",
                "{'messageType':'ptv'} | video | | ",
                "{'messageType':'location'} | location | | ",
                "{'messageType':'contacts'} | contact | | ",
                "{'messageType':'reaction','reaction':{'messageId':'T1','emoji':'x'}} | reaction | T1 | ",
                "{'messageType':'poll_update'} | pollVote | | ",
                "{'messageType':'buttonsResponseMessage','selectedButtonId':'B1'} | buttonReply | | B1",
                "{'messageType':'listResponse','singleSelectReply':{'selectedRowId':'R1'}} | listReply | | R1",
                "{'messageType':'text','protocol':{'type':'REVOKE','key':{'id':'T1'}}} | revoke | T1 | ",
                "{'messageType':'text','protocol':{'type':14,'edited_message':{'conversation':'x'},'key':{'id':'T1'}}}"
                        + " | edit | T1 | ",
                "{'messageType':'protocolMessage'} | system | | ",
                "{'messageType':'of next year'} | other | | ",
                "{'messageType':null} | other | | "
            })
    void theTypeOfAMessageTellsItsKind(String fields, String kind, String target, String selected) throws Exception {
        ObjectNode event = SAMPLES.get("message").deepCopy();
        ((ObjectNode) event.get("data")).setAll((ObjectNode) Contract.JSON.readTree(fields.replace('\'', '"')));

        VzapsEvent read = parse(event);

        assertThat(read.kind()).hasToString(kind);
        assertThat(read.targetMessageId()).isEqualTo(target);
        assertThat(read.selectedId()).isEqualTo(selected);
        assertThat(read.audience()).hasToString("person");
    }

    @Test
    void aHiddenNumberIsNotTakenForAPhoneAndOneChatHasOneId() {
        VzapsEvent hidden = message(null, "123@lid", null);
        VzapsEvent known = message("551@c.us", "123@lid", "551:7@c.us");
        VzapsEvent group = message("9@g.us", null, null);

        assertThat(hidden.chatId()).isEqualTo("123@lid");
        assertThat(hidden.senderPhone()).isNull();
        assertThat(hidden.senderLid()).isEqualTo("123@lid");
        assertThat(known.chatId()).isEqualTo("551@s.whatsapp.net");
        assertThat(known.senderJid()).isEqualTo("551@s.whatsapp.net");
        assertThat(known.senderPhone()).isEqualTo("551");
        assertThat(known.senderLid()).isEqualTo("123@lid");
        assertThat(group.group()).isTrue();
        assertThat(group.senderPhone()).isNull();
    }

    private VzapsEvent message(String chat, String chatLid, String sender) {
        ObjectNode event = Contract.JSON.createObjectNode().put("event", "message");
        ObjectNode data = event.putObject("data").put("messageId", "A");
        data.putObject("chat").put("jid", chat).put("lid", chatLid);
        data.putObject("sender").put("jid", sender).put("lid", "123@lid");
        return parse(event);
    }

    @Test
    void anInstanceIsBelievedOnlyWhenItWasSigned() {
        JsonNode event = SAMPLES.get("message");

        assertThat(parse(event).instanceId()).isEqualTo(Contract.INSTANCE);
        assertThat(new ZapyapiEventParser(Contract.JSON, true)
                        .parse(Contract.JSON.convertValue(event, Map.class), Contract.INSTANCE)
                        .instanceId())
                .isEqualTo("instance-uuid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Unknown",
                "{'event':7} | Unknown",
                "{'event':'call-received','data':{'from':'551'}} | call-received",
                "{'event':'Message_Status','data':{'messageId':'A'}} | ReadReceipt",
                "{'event':'message','messageId':'A','text':'Oi'} | Message",
                "{'event':'message','data':'{\\\"messageId\\\":\\\"A\\\"}'} | Message",
                "{'event':'message','data':[1]} | Message"
            })
    void whatIsNotDocumentedKeepsItsNameAndAllThatItHolds(String json, String type) throws Exception {
        JsonNode event = Contract.JSON.readTree(json.replace('\'', '"'));

        assertThat(parse(event).type()).isEqualTo(type);
        assertThat(parse(event).content()).isEqualTo(Contract.JSON.convertValue(event, Map.class));
    }

    @Property(tries = 5_000)
    void noMutationOfASampleFailsOrLosesAnything(@ForAll Random random) throws Exception {
        JsonNode sample = new ArrayList<>(SAMPLES.values()).get(random.nextInt(SAMPLES.size()));
        Object mutated = mutated(Contract.JSON.convertValue(sample, Object.class), random, 6);
        byte[] body = Contract.JSON.writeValueAsString(mutated).getBytes(StandardCharsets.UTF_8);

        VzapsEvent event = new EventReader(Contract.JSON, parser, Contract.INSTANCE).read(body);

        assertThat(event.type()).isNotBlank();
        assertThat(event.instanceId()).isEqualTo(Contract.INSTANCE);
        assertThat(EventReader.bodyOf(event)).isNotNull();
        Object read = Contract.JSON.readValue(body, Object.class);
        assertThat(
                        read instanceof Map
                                ? event.content()
                                : Contract.JSON.readValue(
                                        (String) event.content().get("raw"), Object.class))
                .isEqualTo(read);
    }

    /** Changes, drops, renames and adds at random places. */
    private static Object mutated(Object value, Random random, int depth) {
        if (depth == 0 || random.nextInt(12) == 0) {
            return STRANGE[random.nextInt(STRANGE.length)];
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, Object> changed = new java.util.LinkedHashMap<>();
        map.forEach((key, inner) -> {
            int chance = random.nextInt(20);
            String name = chance == 0 ? key.toString().toUpperCase(java.util.Locale.ROOT) : key.toString();
            if (chance != 1) {
                changed.put(name, mutated(inner, random, depth - 1));
            }
            if (chance == 2) {
                changed.put("text", mutated(map, random, depth - 1));
            }
        });
        return changed;
    }

    private VzapsEvent parse(JsonNode event) {
        return parser.parse(Contract.JSON.convertValue(event, Map.class), Contract.INSTANCE);
    }
}
