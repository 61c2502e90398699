package io.github.camelvzaps.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The languages that each recipe is written in. */
enum Language {
    JAVA,
    YAML,
    XML;

    static final Path RECIPES = Blocks.ROOT.resolve("docs/pages/recipes.adoc");
    static final Path QUEUES_AND_DATABASES = Blocks.ROOT.resolve("docs/pages/queues-and-databases.adoc");
    static final Path SNIPPETS = Path.of("src/test/resources/snippets");
    static final Path CLASSES = Path.of("src/test/java/io/github/camelvzaps/docs/snippets");

    /** Finds the names of all recipes, by the files in YAML. */
    static Stream<String> recipes() throws IOException {
        try (Stream<Path> files = Files.list(SNIPPETS.resolve("yaml"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList().stream();
        }
    }

    /** Returns a recipe as its page prints it. */
    Block block(Path page, String recipe) throws IOException {
        return Blocks.of(page).stream()
                .filter(block -> block.anchor().equals(recipe))
                .filter(block -> block.language().equals(name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the file of a recipe in this language. */
    Path file(String recipe) {
        return switch (this) {
            case JAVA -> CLASSES.resolve(className(recipe) + ".java");
            case YAML -> SNIPPETS.resolve("yaml").resolve(recipe + ".yaml");
            case XML -> SNIPPETS.resolve("xml").resolve(recipe + ".xml");
        };
    }

    private static String className(String recipe) {
        return Arrays.stream(recipe.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
