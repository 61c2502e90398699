package io.github.camelvzaps;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.camel.http.base.HttpOperationFailedException;

/** The arrows of the design, section 1: they point one way. */
@AnalyzeClasses(
        packages = {"io.github.camelvzaps.core", "io.github.camelvzaps.vzaps", "io.github.camelvzaps.zapyapi"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String OPERATION = "io.github.camelvzaps.core.operation";
    private static final String CLIENT = "io.github.camelvzaps.core.client";
    private static final String CORE = "io.github.camelvzaps.core..";
    private static final String[] SCHEMES = {"io.github.camelvzaps.vzaps..", "io.github.camelvzaps.zapyapi.."};

    @ArchTest
    static final ArchRule operationsKnowTheJdkAndJacksonOnly = classes()
            .that()
            .resideInAPackage(OPERATION)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(OPERATION, "java..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule theClientKnowsNothingOfCamelButTheExceptionOfItsHttpComponents = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel", "org.apache.camel.spi..", "org.apache.camel.support..", "org.slf4j..");

    @ArchTest
    static final ArchRule theClientKnowsOperationsJacksonAndHttpClientOnly = classes()
            .that()
            .resideInAPackage(CLIENT)
            .and()
            .areNotAssignableTo(HttpOperationFailedException.class)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    CLIENT, OPERATION, "java..", "javax.net.ssl..", "com.fasterxml.jackson..", "org.apache.hc..");

    @ArchTest
    static final ArchRule theCoreKnowsNoScheme = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SCHEMES);

    @ArchTest
    static final ArchRule vzapsKnowsNothingOfZapyapi = knowsNothingOf(SCHEMES[0], SCHEMES[1]);

    @ArchTest
    static final ArchRule zapyapiKnowsNothingOfVzaps = knowsNothingOf(SCHEMES[1], SCHEMES[0]);

    private static ArchRule knowsNothingOf(String one, String other) {
        return noClasses()
                .that()
                .resideInAPackage(one)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(other);
    }

    @ArchTest
    static final ArchRule noPackagesGoRound =
            slices().matching("io.github.camelvzaps.(**)").should().beFreeOfCycles();

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
