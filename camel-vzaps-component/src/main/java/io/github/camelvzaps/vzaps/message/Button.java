package io.github.camelvzaps.vzaps.message;

/**
 * A button of a {@link ButtonsMessage}.
 *
 * @param id what tells it from the others when it is pressed
 * @param text what it says
 */
@WireNames
public record Button(String id, String text) {

    public Button {
        Required.text(Button.class, "id", id);
        Required.text(Button.class, "text", text);
    }

    @Override
    public String toString() {
        return "Button";
    }
}
