package io.github.camelvzaps.core.operation;

/** The words in which the tables of operations are written: one for each place and type of a parameter. */
public final class Parameters {
    /** The parameter that holds the id of the instance that a call is about. */
    public static final String INSTANCE_ID = "instanceId";

    /** The parameter that holds the token of that instance. */
    public static final String INSTANCE_TOKEN = "instanceToken";

    private Parameters() {}

    public static Parameter path(String name) {
        return Parameter.of(name, Place.PATH, ValueType.TEXT).asRequired();
    }

    public static Parameter queryInteger(String wire) {
        return Parameter.of(wire, Place.QUERY, ValueType.INTEGER);
    }

    public static Parameter queryBool(String wire) {
        return Parameter.of(wire, Place.QUERY, ValueType.BOOLEAN);
    }

    public static Parameter text(String wire) {
        return body(wire, ValueType.TEXT);
    }

    public static Parameter integer(String wire) {
        return body(wire, ValueType.INTEGER);
    }

    public static Parameter number(String wire) {
        return body(wire, ValueType.NUMBER);
    }

    public static Parameter bool(String wire) {
        return body(wire, ValueType.BOOLEAN);
    }

    public static Parameter ids(String wire) {
        return body(wire, ValueType.IDS);
    }

    public static Parameter texts(String wire) {
        return body(wire, ValueType.TEXTS);
    }

    public static Parameter csv(String wire) {
        return body(wire, ValueType.CSV);
    }

    public static Parameter idOrIds(String wire) {
        return body(wire, ValueType.ID_OR_IDS);
    }

    public static Parameter media(String wire) {
        return body(wire, ValueType.MEDIA);
    }

    public static Parameter base64(String wire) {
        return body(wire, ValueType.BASE64);
    }

    /** The id of a group in a path. */
    public static Parameter pathGroup(String name) {
        return Parameter.of(name, Place.PATH, ValueType.GROUP).asRequired();
    }

    /** The id of a group in a query. */
    public static Parameter queryGroup(String wire) {
        return Parameter.of(wire, Place.QUERY, ValueType.GROUP).asRequired();
    }

    public static Parameter group(String wire) {
        return body(wire, ValueType.GROUP);
    }

    public static Parameter pathPhone(String name) {
        return Parameter.of(name, Place.PATH, ValueType.PHONE).asRequired();
    }

    public static Parameter phone(String wire) {
        return body(wire, ValueType.PHONE);
    }

    public static Parameter persons(String wire) {
        return body(wire, ValueType.PERSONS);
    }

    public static Parameter chatJid(String wire) {
        return body(wire, ValueType.CHAT_JID);
    }

    public static Parameter personJid(String wire) {
        return body(wire, ValueType.PERSON_JID);
    }

    public static Parameter chatJids(String wire) {
        return body(wire, ValueType.CHAT_JIDS);
    }

    /** The phone or chat in a path. */
    public static Parameter pathRecipient(String name) {
        return Parameter.of(name, Place.PATH, ValueType.RECIPIENT).asRequired();
    }

    public static Parameter recipient(String wire) {
        return body(wire, ValueType.RECIPIENT);
    }

    public static Parameter recipients(String wire) {
        return body(wire, ValueType.RECIPIENTS);
    }

    public static Parameter recipientOrRecipients(String wire) {
        return body(wire, ValueType.RECIPIENT_OR_RECIPIENTS);
    }

    public static Parameter choices(String wire) {
        return body(wire, ValueType.CHOICES);
    }

    public static Parameter structure(String wire) {
        return body(wire, ValueType.STRUCTURE);
    }

    private static Parameter body(String wire, ValueType type) {
        return Parameter.of(wire, Place.BODY, type);
    }
}
