package io.github.camelvzaps.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The arrows between the packages point one way, and no group of classes can only be understood together. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "io.github.camelvzaps.simulator";

    /** A class and its builder, or a class and the one part it hands itself to. */
    private static final int LARGEST_KNOT = 2;

    @ArchTest
    static final ArchRule noCircleOfPackages =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingBelowKnowsTheEntryPoints = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule theValueTypesKnowTheJdkOnly = classes()
            .that()
            .resideInAPackage(ROOT + ".api")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".api", "java..");

    @ArchTest
    static final ArchRule noClassKnots = classes().should(beInNoKnotLargerThan(LARGEST_KNOT));

    private static ArchCondition<JavaClass> beInNoKnotLargerThan(int most) {
        return new ArchCondition<>("be in no group of more than " + most + " classes that need each other") {
            private final Map<String, Set<String>> reached = new HashMap<>();

            @Override
            public void init(Collection<JavaClass> all) {
                Map<String, Set<String>> uses = new HashMap<>();
                all.forEach(one ->
                        uses.computeIfAbsent(file(one), name -> new TreeSet<>()).addAll(usedBy(one)));
                uses.keySet().forEach(name -> reached.put(name, reachedFrom(name, uses)));
            }

            @Override
            public void check(JavaClass one, ConditionEvents events) {
                Set<String> knot = reached.get(file(one)).stream()
                        .filter(other -> reached.get(other).contains(file(one)))
                        .collect(Collectors.toCollection(TreeSet::new));
                if (knot.size() > most) {
                    events.add(SimpleConditionEvent.violated(one, knot.size() + " classes need each other: " + knot));
                }
            }
        };
    }

    private static Set<String> usedBy(JavaClass one) {
        return one.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(used -> used.getPackageName().startsWith(ROOT))
                .map(ArchitectureTest::file)
                .collect(Collectors.toSet());
    }

    private static Set<String> reachedFrom(String name, Map<String, Set<String>> uses) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(name));
        while (!open.isEmpty()) {
            for (String used : uses.getOrDefault(open.remove(), Set.of())) {
                if (reached.add(used)) {
                    open.add(used);
                }
            }
        }
        return reached;
    }

    /** Nested classes count as part of the class around them. */
    private static String file(JavaClass one) {
        return one.getName().replaceFirst("\\$.*", "");
    }
}
