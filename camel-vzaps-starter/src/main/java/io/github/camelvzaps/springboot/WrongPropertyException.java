package io.github.camelvzaps.springboot;

import java.util.List;

/** Properties of the component that nobody takes, or with values that nobody takes. Holds no secret. */
class WrongPropertyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> mistakes;

    /** Takes one sentence for each mistake. */
    WrongPropertyException(List<String> mistakes) {
        super(String.join("; ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    List<String> mistakes() {
        return mistakes;
    }
}
