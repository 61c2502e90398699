package io.github.camelvzaps;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The rooms of the component: which package holds what, and that the arrows between them point one way. */
@AnalyzeClasses(
        packages = {
            "io.github.camelvzaps.api",
            "io.github.camelvzaps.core",
            "io.github.camelvzaps.vzaps",
            "io.github.camelvzaps.zapyapi"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String API = "io.github.camelvzaps.api";
    private static final String OPERATION = "io.github.camelvzaps.core.operation";
    private static final String CLIENT = "io.github.camelvzaps.core.client";

    /** From the top down, below {@code io.github.camelvzaps}. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("vzaps", "zapyapi"),
            List.of("vzaps.message"),
            List.of("core"),
            List.of("core.webhook", "core.realtime", "core.pairing", "core.outbox"),
            List.of("core.producer", "core.consumer"),
            List.of("core.poll", "core.media", "core.pace", "core.guard", "core.inbox"),
            List.of("core.gateway", "core.watch"),
            List.of("core.client", "core.delivery"),
            List.of("core.operation", "core.event", "core.database"),
            List.of("api"));

    @ArchTest
    static final ArchRule arrowsPointDown = classes().should(new UseOnlyLowerLayers("io.github.camelvzaps.", LAYERS));

    @ArchTest
    static final ArchRule noPackagesGoRound =
            slices().matching("io.github.camelvzaps.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noKnotHasMoreThanTwoClasses = classes().should(new BeInNoKnotOfMoreThan(2));

    /** Types that only have to be public for Camel or another package are not here: users would take them for theirs. */
    @ArchTest
    static final ArchRule whatUsersNameShowsNothingInternal = members()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(UserNames.PACKAGES)
            .should(UserNames.showNothingInternal());

    @ArchTest
    static final ArchRule optionsShowNothingInternal =
            members().that(UserNames.areOptions()).should(UserNames.showNothingInternal());

    @ArchTest
    static final ArchRule operationsKnowTheJdkAndJacksonOnly = classes()
            .that()
            .resideInAPackage(OPERATION)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(OPERATION, API, "java..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule theClientKnowsNothingOfCamel = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.slf4j..");

    @ArchTest
    static final ArchRule theClientKnowsOperationsJacksonAndHttpClientOnly = classes()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    CLIENT, OPERATION, API, "java..", "javax.net.ssl..", "com.fasterxml.jackson..", "org.apache.hc..");

    @ArchTest
    static final ArchRule noDrawers = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");
}
