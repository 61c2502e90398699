package io.github.camelvzaps.firstcontact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.firstcontact.UserMachine.Coordinates;
import io.github.camelvzaps.firstcontact.user.BootApplication;
import io.github.camelvzaps.firstcontact.user.PlainApplication;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Projects as users write them get libraries that fit together, in whatever order they name us, and their routes run. */
class UserProjectsTest {
    private static final String OURS = "io.github.camelvzaps:%s:" + System.getProperty("project.version");
    private static final String COMPONENT = OURS.formatted("camel-vzaps-component");
    private static final String SIMULATOR = OURS.formatted("camel-vzaps-simulator");
    private static final String STARTER = OURS.formatted("camel-vzaps-starter");
    private static final String CAMEL = ":" + System.getProperty("camel.version");
    private static final String MAIN = "org.apache.camel:camel-main";
    private static final String SERVER = "org.apache.camel:camel-platform-http-main";
    private static final List<String> CAMEL_BOM = List.of("org.apache.camel:camel-bom" + CAMEL);
    private static final List<String> BOOT_BOM =
            List.of("org.springframework.boot:spring-boot-dependencies:" + System.getProperty("spring-boot.version"));
    private static final List<String> NO_BOM = List.of();

    static final List<UserProject> PROJECTS = List.of(
            plain("component-simulator", NO_BOM, COMPONENT, SIMULATOR, MAIN + CAMEL),
            plain("simulator-component", NO_BOM, SIMULATOR, COMPONENT, MAIN + CAMEL),
            plain("component-simulator-bom", CAMEL_BOM, COMPONENT, SIMULATOR, MAIN),
            plain("simulator-component-bom", CAMEL_BOM, SIMULATOR, COMPONENT, MAIN),
            plain("server-component", NO_BOM, SERVER + CAMEL, COMPONENT, SIMULATOR),
            plain("server-component-bom", CAMEL_BOM, SERVER, COMPONENT, SIMULATOR),
            boot("starter-simulator", NO_BOM, STARTER, SIMULATOR),
            boot("simulator-starter", NO_BOM, SIMULATOR, STARTER),
            boot("starter-simulator-bom", BOOT_BOM, STARTER, SIMULATOR),
            boot("simulator-starter-bom", BOOT_BOM, SIMULATOR, STARTER));

    /** Libraries that are released together: groups of which all artifacts have one version in a project. */
    private static final Set<String> FAMILIES = Set.of(
            "com.fasterxml.jackson.core",
            "io.netty",
            "io.vertx",
            "org.apache.camel",
            "org.apache.camel.springboot",
            "org.apache.httpcomponents.client5",
            "org.apache.httpcomponents.core5",
            "org.apache.logging.log4j",
            "org.slf4j",
            "org.springframework",
            "org.springframework.boot");

    private static final Path FOLDER = Path.of("target", "user-projects").toAbsolutePath();

    private static UserMachine machine;

    @BeforeAll
    static void resolveAll() throws Exception {
        for (UserProject project : PROJECTS) {
            Path folder = Files.createDirectories(FOLDER.resolve(project.name()));
            Files.writeString(folder.resolve("pom.xml"), project.pom());
        }
        Files.writeString(FOLDER.resolve("pom.xml"), UserProject.pomOfAll(PROJECTS.stream()));
        machine = UserMachine.with(
                FOLDER, List.of("camel-vzaps-component", "camel-vzaps-simulator", "camel-vzaps-starter"));
        machine.maven(FOLDER, "-fae", "initialize");
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PROJECTS")
    void eachLibraryIsThereInOneVersion(UserProject project) throws Exception {
        Map<String, Set<String>> versions = Arrays.stream(classPath(project).split(File.pathSeparator))
                .map(machine::coordinates)
                .filter(it -> FAMILIES.contains(it.group()))
                .collect(Collectors.groupingBy(
                        Coordinates::group,
                        Collectors.mapping(Coordinates::version, Collectors.toCollection(TreeSet::new))));

        assertThat(versions)
                .containsKeys("com.fasterxml.jackson.core", "io.netty", "io.vertx", "org.apache.camel", "org.slf4j")
                .allSatisfy((family, found) -> assertThat(found).as(family).hasSize(1));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PROJECTS")
    void threeEventsArriveAndAMessageGoesOut(UserProject project) throws Exception {
        String classPath = classPath(project) + File.pathSeparator + ownClasses();

        String said = machine.java(FOLDER.resolve(project.name()), classPath, project.application());

        assertThat(said).contains("received 3, sent 1");
    }

    private static String classPath(UserProject project) throws Exception {
        return Files.readString(FOLDER.resolve(project.name()).resolve("classpath.txt"))
                .strip();
    }

    /** The application, and what it waits with. */
    private static String ownClasses() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        entry.endsWith("test-classes") || entry.matches(".*/(awaitility|hamcrest)-[^/]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static UserProject plain(String name, List<String> boms, String... dependencies) {
        return new UserProject(name, boms, List.of(dependencies), PlainApplication.class);
    }

    private static UserProject boot(String name, List<String> boms, String... dependencies) {
        return new UserProject(name, boms, List.of(dependencies), BootApplication.class);
    }
}
