package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.VzapsEvent;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of message tells what it is, what is said, and the ids that come with it. Single quotes for double ones. */
class MessageKindsTest {
    private final VzapsEventParser parser = new VzapsEventParser(Contract.JSON);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'conversation':'Oi'} | text | Oi | ",
                "{'extended_text_message':{'text':'Oi','context_info':{'stanza_id':'Q1'}}} | text | Oi | ",
                "{'senderKeyDistributionMessage':{'groupID':'1@g.us'},'conversation':'Oi'} | text | Oi | ",
                "{'image_message':{'caption':'look'}} | image | look | image",
                "{'video_message':{'caption':'look','gif_playback':true}} | video | look | video",
                "{'ptv_message':{'url':'https://x/y'}} | video | | video",
                "{'audio_message':{'ptt':true}} | audio | | audio",
                "{'documentMessage':{'fileName':'a.pdf'}} | document | | document",
                "{'document_with_caption_message':{'message':{'document_message':{'caption':'C'}}}} | document | C |"
                        + " document",
                "{'sticker_message':{}} | sticker | | sticker",
                "{'lottie_sticker_message':{'message':{'sticker_message':{}}}} | sticker | | sticker",
                "{'view_once_message':{'message':{'image_message':{}}}} | image | | image",
                "{'viewOnceMessageV2':{'message':{'videoMessage':{}}}} | video | | video",
                "{'view_once_message_v2_extension':{'message':{'audio_message':{}}}} | audio | | audio",
                "{'ephemeral_message':{'message':{'view_once_message_v2':{'message':{'image_message':{}}}}}} | image |"
                        + " | image",
                "{'associated_child_message':{'message':{'image_message':{'caption':'2'}}}} | image | 2 | image",
                "{'album_message':{'expected_image_count':2}} | album | | ",
                "{'location_message':{'degrees_latitude':1,'name':'Bakery','address':'Rua 1'}} | location | Bakery,"
                        + " Rua 1 | ",
                "{'location_message':{'degrees_latitude':1}} | location | | ",
                "{'live_location_message':{'caption':'on my way'}} | location | on my way | ",
                "{'contact_message':{'display_name':'Ana','vcard':'...'}} | contact | Ana | ",
                "{'contacts_array_message':{'contacts':[{'display_name':'Ana'},{'display_name':'Rui'}]}} | contact |"
                        + " Ana, Rui | ",
                "{'poll_creation_message_v3':{'name':'When?'}} | poll | When? | ",
                "{'poll_creation_message_v4':{'message':{'poll_creation_message':{'name':'When?'}}}} | poll | When? | ",
                "{'event_message':{'name':'Party'}} | event | Party | ",
                "{'group_invite_message':{'caption':'join','group_name':'G'}} | invite | join | ",
                "{'order_message':{'message':'two, please'}} | order | two, please | ",
                "{'product_message':{'product':{'title':'Bread'}}} | product | Bread | ",
                "{'buttons_message':{'content_text':'Choose'}} | interactive | Choose | ",
                "{'call_log_messsage':{'is_video':true}} | call | | ",
                "{'senderKeyDistributionMessage':{'groupID':'1@g.us'}} | system | | ",
                "{'protocol_message':{'type':'APP_STATE_SYNC_KEY_SHARE','app_state_sync_key_share':{}}} | system | | ",
                "{'protocol_message':{'type':3,'ephemeral_expiration':86400}} | system | | ",
                "{'message_context_info':{}} | system | | ",
                "{} | system | | ",
                "{'something_of_next_year':{'text':'Oi'}} | other | | ",
                "{'message_context_info':{},'something_of_next_year':{'text':'Oi'}} | other | | ",
                "'text' | other | | ",
                "null | other | | "
            })
    void itIsOfItsKindAndSaysWhatItSays(String message, String kind, String text, String media) throws Exception {
        VzapsEvent event = parse(message, Map.of());

        assertThat(event.kind()).hasToString(kind);
        assertThat(event.text()).isEqualTo(text);
        assertThat(event.mediaType()).isEqualTo(media);
        assertThat(event.targetMessageId()).isNull();
        assertThat(event.selectedId()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'reaction_message':{'key':{'id':'T1'},'text':'👍'}} | reaction | 👍 | T1",
                "{'reaction_message':{'key':{'id':'T1'},'text':''}} | reaction | | T1",
                "{'enc_reaction_message':{'target_message_key':{'id':'T1'}}} | reaction | | T1",
                "{'poll_update_message':{'poll_creation_message_key':{'id':'T1'}}} | pollVote | | T1",
                "{'enc_event_response_message':{'event_creation_message_key':{'id':'T1'}}} | eventReply | | T1",
                "{'pin_in_chat_message':{'key':{'id':'T1'}}} | system | | T1",
                "{'protocol_message':{'key':{'id':'T1'},'type':'REVOKE'}} | revoke | | T1",
                "{'protocol_message':{'key':{'ID':'T1'},'type':0}} | revoke | | T1",
                "{'protocolMessage':{'key':{'id':'T1'}}} | revoke | | T1",
                "{'protocol_message':{'key':{'id':'T1'},'type':'MESSAGE_EDIT','edited_message':{'conversation':'new'}}}"
                        + " | edit | new | T1",
                "{'protocol_message':{'key':{'id':'T1'},'type':14,'edited_message':{'image_message':{'caption':'new'}}}}"
                        + " | edit | new | T1",
                "{'edited_message':{'message':{'protocol_message':{'key':{'id':'T1'},'type':14,'edited_message':{'extended_text_message':{'text':'new'}}}}}}"
                        + " | edit | new | T1"
            })
    void whatIsAboutAnotherMessageNamesIt(String message, String kind, String text, String target) throws Exception {
        VzapsEvent event = parse(message, Map.of());

        assertThat(event.kind()).hasToString(kind);
        assertThat(event.kind().isContent()).isFalse();
        assertThat(event.text()).isEqualTo(text);
        assertThat(event.targetMessageId()).isEqualTo(target);
        assertThat(event.messageId()).isEqualTo("M1");
        assertThat(event.mediaType()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'buttons_response_message':{'selected_button_id':'B1','selected_display_text':'Yes'}} | buttonReply"
                        + " | Yes | B1",
                "{'buttons_response_message':{'selected_button_id':'B1'}} | buttonReply | B1 | B1",
                "{'template_button_reply_message':{'selected_id':'B1','selected_display_text':'Yes'}} | buttonReply |"
                        + " Yes | B1",
                "{'list_response_message':{'title':'Row','single_select_reply':{'selected_row_id':'R1'}}} | listReply"
                        + " | Row | R1",
                "{'interactive_response_message':{'body':{'text':'Yes'},'native_flow_response_message':{'name':'quick_reply','params_json':'{\\'id\\':\\'B1\\'}'}}}"
                        + " | buttonReply | Yes | B1",
                "{'interactive_response_message':{'body':{'text':'Yes'},'native_flow_response_message':{'params_json':'no"
                        + " JSON'}}} | buttonReply | Yes | "
            })
    void aChoiceTellsItsIdBesideItsWords(String message, String kind, String text, String id) throws Exception {
        VzapsEvent event = parse(message.replace("\\'", "\\\""), Map.of());

        assertThat(event.kind()).hasToString(kind);
        assertThat(event.text()).isEqualTo(text);
        assertThat(event.selectedId()).isEqualTo(id);
    }

    @Test
    void aReplyNamesTheMessageThatItQuotesWhateverItIs() throws Exception {
        for (String node : new String[] {"extended_text_message", "image_message", "list_response_message"}) {
            VzapsEvent event = parse("{'" + node + "':{'contextInfo':{'stanzaID':'Q1'}}}", Map.of());
            assertThat(event.quotedMessageId()).as(node).isEqualTo("Q1");
        }
    }

    @ParameterizedTest
    @CsvSource({"7, revoke", "8, revoke", "1, edit", "3, edit", "'', text"})
    void anEditAndARevocationMayBeToldBesideTheContent(String edit, String kind) throws Exception {
        VzapsEvent event =
                parse("{'conversation':'Oi'}", Map.of("edit", edit, "msg_meta_info", Map.of("target_id", "T1")));

        assertThat(event.kind()).hasToString(kind);
        assertThat(event.targetMessageId()).isEqualTo(kind.equals("text") ? null : "T1");
        assertThat(event.text()).isEqualTo(kind.equals("revoke") ? null : "Oi");
    }

    @ParameterizedTest
    @CsvSource({
        "5511988887777@s.whatsapp.net, person, false",
        "5511988887777@c.us, person, false",
        "5511988887777.0:12@s.whatsapp.net, person, false",
        "77@lid, person, false",
        "77:3@hosted.lid, person, false",
        "5511988887777, person, false",
        "12036304@g.us, group, true",
        "status@broadcast, status, false",
        "1700000000@broadcast, list, false",
        "12036304@newsletter, channel, false",
        "867051314767696@bot, bot, false",
        "1@next.year, , true",
        ", , true"
    })
    void theAudienceComesFromTheJidAndNotFromTheFlag(String chat, String audience, boolean group) throws Exception {
        VzapsEvent event = parse(
                "{'conversation':'Oi'}",
                chat == null ? Map.of("is_group", true) : Map.of("chat", chat, "is_group", true));

        assertThat(event.audience() == null ? null : event.audience().toString())
                .isEqualTo(audience);
        assertThat(event.group()).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource({
        "77@lid, 5511988887777:2@s.whatsapp.net, 5511988887777, 77@lid",
        "5511988887777@s.whatsapp.net, '', 5511988887777, ",
        "5511988887777@s.whatsapp.net, 77@lid, 5511988887777, 77@lid",
        "77@lid, '', , 77@lid",
        "1@g.us, '', , "
    })
    void anOwnMessageTellsWhomItWentTo(String chat, String alternative, String phone, String lid) throws Exception {
        Map<String, Object> info = Map.of(
                "chat", chat, "recipient_alt", alternative, "sender", "5511900000000@s.whatsapp.net", "is_from_me", 1);
        VzapsEvent event = parse("{'conversation':'Oi'}", info);

        assertThat(event.fromMe()).isTrue();
        assertThat(event.recipientPhone()).isEqualTo(phone);
        assertThat(event.recipientLid()).isEqualTo(lid);
        assertThat(event.senderPhone()).isEqualTo("5511900000000");
    }

    @Test
    void anEventThatIsNoMessageHasNoKind() {
        VzapsEvent event = parser.parse(Map.of("type", "ReadReceipt", "event", Map.of("chat", "1@g.us")), "VZ1");

        assertThat(event.kind()).isNull();
        assertThat(event.audience()).hasToString("group");
    }

    private VzapsEvent parse(String message, Map<String, Object> facts) throws JsonProcessingException {
        Map<String, Object> info = new HashMap<>(facts);
        info.put("id", "M1");
        Map<String, Object> event = new HashMap<>();
        event.put("info", info);
        event.put("message", Contract.JSON.readValue(message.replace('\'', '"'), Object.class));
        return parser.parse(Map.of("type", "Message", "event", event), "VZ1");
    }
}
