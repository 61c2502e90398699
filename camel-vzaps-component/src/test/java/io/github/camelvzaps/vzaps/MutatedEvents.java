package io.github.camelvzaps.vzaps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Events of all types in all forms in which they come, with something wrong. */
final class MutatedEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String INFO = "{'id':'3EB0C431C26A1916E07E','chat':'5511988887777@s.whatsapp.net',"
            + "'sender':'5511988887777:12@s.whatsapp.net','sender_alt':'77@lid','push_name':'Ana','is_from_me':false,"
            + "'is_group':false,'timestamp':'2026-11-21T10:00:00Z'}";

    /** The {@code data} of each type (contract, section 7), single quotes for double ones. */
    private static final List<String> DATA = List.of(
            "{'type':'Message','event':{'info':" + INFO + ",'message':{'conversation':'Oi'}}}",
            "{'type':'Message','media_url':'https://x/y','event':{'Info':" + INFO
                    + ",'Message':{'imageMessage':{'caption':'C','mimetype':'image/png','fileLength':5}}}}",
            "{'type':'ReadReceipt','state':'Read','event':{'message_i_ds':['A','B'],'chat':'1@g.us',"
                    + "'sender':'5511988887777@s.whatsapp.net','timestamp':1763719200}}",
            "{'type':'Connected','event':{}}",
            "{'type':'Disconnected','event':{}}",
            "{'type':'Presence','state':'offline','event':{'from':'5511988887777@s.whatsapp.net','unavailable':true}}",
            "{'type':'ChatPresence','event':{'chat':'1@g.us','sender':'77@lid','is_group':true,'state':'composing'}}",
            "{'type':'HistorySync','event':{'data':{'sync_type':3,'conversations':[]}}}",
            "{'type':'GroupParticipantsAdd','event':{'jid':'1@g.us','join':['5511988887777@s.whatsapp.net']}}",
            "{'type':'GroupParticipantsRemove','event':{'jid':'1@g.us','leave':['5511988887777@s.whatsapp.net']}}",
            "{'type':'SomethingNew','event':{'of':'tomorrow'}}");

    /** Values that somebody did not think of. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "''",
            "'@'",
            "'@lid'",
            "':@'",
            "-1",
            "0",
            "1e308",
            "9223372036854775808",
            "1e-9",
            "'+999999999-12-31T23:59:59Z'",
            "'-999999999-01-01T00:00:00Z'",
            "'2026-13-41T99:00:00Z'",
            "99999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "'\\u0000'",
            "'\\ud800'",
            "'{'",
            "'{}'",
            "'[1]'",
            "[null]",
            "{'event':null}",
            "[[[]]]",
            "'5511988887777@s.whatsapp.net@lid'",
            "'\\u0130\\u0131'",
            "{'':''}",
            "'99999999999999999'");

    private final Random random;
    private final List<String> samples = samples();

    MutatedEvents(Random random) {
        this.random = random;
    }

    /** Returns all types in all forms: the realtime frame, the webhook bare, wrapped, and wrapped as a text. */
    static List<String> samples() {
        List<String> samples = new ArrayList<>();
        for (String data : DATA) {
            String json = data.replace('\'', '"');
            samples.add(json);
            samples.add("{\"json_data\":" + json + "}");
            samples.add("{\"json_data\":" + NODES.textNode(json) + "}");
            samples.add("{\"body\":{\"jsonData\":{\"data\":" + json + "}}}");
            samples.add("{\"id\":\"evt_1\",\"type\":" + type(json) + ",\"instance_id\":\"VZ1\",\"created_at\":"
                    + "\"2026-11-21T10:00:00Z\",\"data\":" + json + "}");
        }
        return samples;
    }

    private static String type(String json) {
        try {
            return JSON.readTree(json).get("type").toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String next() {
        String sample = samples.get(random.nextInt(samples.size()));
        return random.nextInt(4) == 0 ? scratched(sample) : rebuilt(sample);
    }

    /** Some characters are changed, left out or doubled, so that it is mostly no JSON any more. */
    private String scratched(String sample) {
        StringBuilder text = new StringBuilder(sample);
        for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) random.nextInt(0x10000));
                case 2 -> text.setLength(at);
                default -> text.insert(at, text.substring(at / 2, at));
            }
        }
        return text.toString();
    }

    /** Some values and names are changed, and it stays JSON. */
    private String rebuilt(String sample) {
        try {
            JsonNode tree = JSON.readTree(sample);
            for (int i = random.nextInt(4); i >= 0; i--) {
                tree = change(tree);
            }
            return tree.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(sample, e);
        }
    }

    private JsonNode change(JsonNode node) throws JsonProcessingException {
        boolean here = node.isValueNode() || node.isEmpty() || random.nextInt(8) == 0;
        if (here) {
            return JSON.readTree(ODD.get(random.nextInt(ODD.size())).replace('\'', '"'));
        }
        if (node instanceof ArrayNode array) {
            int at = random.nextInt(array.size());
            array.set(at, change(array.get(at)));
            return array;
        }
        ObjectNode changed = NODES.objectNode();
        int at = random.nextInt(node.size());
        int i = 0;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            boolean chosen = i++ == at;
            String name = chosen && random.nextInt(3) == 0 ? renamed(field.getKey()) : field.getKey();
            changed.set(name, chosen ? change(field.getValue()) : field.getValue());
        }
        return changed;
    }

    private String renamed(String name) {
        return switch (random.nextInt(4)) {
            case 0 -> name.toUpperCase(java.util.Locale.ROOT);
            case 1 -> name.replace("_", "");
            case 2 -> "_" + name;
            default -> "";
        };
    }
}
