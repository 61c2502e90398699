package io.github.camelvzaps.firstcontact;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project of a user that depends on us: a POM without a parent.
 *
 * @param boms what it imports, in this order, as {@code group:artifact:version}
 * @param dependencies in this order
 */
record UserProject(String name, List<String> boms, List<String> dependencies, Class<?> application) {

    /** Fails when a library is older than somebody needs, and writes the class path to a file. */
    private static final String PLUGINS = """
            <plugin>
                <artifactId>maven-enforcer-plugin</artifactId>
                <version>3.7.0</version>
                <executions>
                    <execution>
                        <phase>validate</phase>
                        <goals><goal>enforce</goal></goals>
                        <configuration><rules><requireUpperBoundDeps><excludes>
                            <!-- the BOM of Spring Boot names older ones than Camel asks for; no code of ours uses them -->
                            <exclude>jakarta.servlet:jakarta.servlet-api</exclude>
                            <exclude>jakarta.xml.bind:jakarta.xml.bind-api</exclude>
                        </excludes></requireUpperBoundDeps></rules></configuration>
                    </execution>
                </executions>
            </plugin>
            <plugin>
                <artifactId>maven-dependency-plugin</artifactId>
                <version>3.8.1</version>
                <executions>
                    <execution>
                        <phase>initialize</phase>
                        <goals><goal>build-classpath</goal></goals>
                        <configuration><outputFile>${project.basedir}/classpath.txt</outputFile></configuration>
                    </execution>
                </executions>
            </plugin>
        """;

    String pom() {
        return project("jar", """
            <dependencyManagement><dependencies>
            %s
            </dependencies></dependencyManagement>
            <dependencies>
            %s
            </dependencies>
            <build><plugins>
            %s
            </plugins></build>
            """.formatted(
                        boms.stream()
                                .map(bom -> dependency(bom, "<type>pom</type><scope>import</scope>"))
                                .collect(Collectors.joining("\n")),
                        dependencies.stream().map(it -> dependency(it, "")).collect(Collectors.joining("\n")),
                        PLUGINS));
    }

    /** A POM that builds several projects in one run of Maven. */
    static String pomOfAll(Stream<UserProject> projects) {
        return new UserProject("all", List.of(), List.of(), Object.class)
                .project(
                        "pom",
                        projects.map(project -> "<module>" + project.name() + "</module>")
                                .collect(Collectors.joining("\n", "<modules>", "</modules>")));
    }

    private String project(String packaging, String content) {
        return """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
            <modelVersion>4.0.0</modelVersion>
            <groupId>com.example</groupId>
            <artifactId>%s</artifactId>
            <version>1</version>
            <packaging>%s</packaging>
            %s
            </project>
            """.formatted(name, packaging, content);
    }

    /** Without a version when a BOM has it. */
    private static String dependency(String coordinates, String rest) {
        String[] parts = coordinates.split(":", -1);
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId>"
                + (parts.length > 2 ? "<version>" + parts[2] + "</version>" : "") + rest + "</dependency>";
    }

    @Override
    public String toString() {
        return name;
    }
}
