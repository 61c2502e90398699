package io.github.camelvzaps;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** What is in the packages that applications name: routes, beans and Java code. All others are internal. */
final class UserNames {
    /** The packages that applications may name. */
    static final String[] PACKAGES = {
        "io.github.camelvzaps.api",
        "io.github.camelvzaps.vzaps",
        "io.github.camelvzaps.vzaps.message",
        "io.github.camelvzaps.zapyapi"
    };

    private static final String INTERNAL = "io.github.camelvzaps.core";

    private UserNames() {}

    static DescribedPredicate<JavaMember> areOptions() {
        return DescribedPredicate.describe(
                "are options",
                member -> member instanceof JavaField
                        && (member.isAnnotatedWith(UriParam.class)
                                || member.isAnnotatedWith(UriPath.class)
                                || member.isAnnotatedWith(Metadata.class)));
    }

    /** A method that the core asks for is none of the user's: Camel needs component and endpoint to be public. */
    static ArchCondition<JavaMember> showNothingInternal() {
        return new ArchCondition<>("show nothing internal") {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                if (member instanceof JavaMethod method && isAskedForByTheCore(method)) {
                    return;
                }
                shown(member)
                        .filter(type -> type.getPackageName().startsWith(INTERNAL))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                member, member.getFullName() + " shows " + type.getName())));
            }
        };
    }

    private static Stream<JavaClass> shown(JavaMember member) {
        Set<JavaClass> types = member instanceof JavaCodeUnit code
                ? union(code.getReturnType().getAllInvolvedRawTypes(), code)
                : ((JavaField) member).getType().getAllInvolvedRawTypes();
        return types.stream().map(JavaClass::getBaseComponentType);
    }

    private static Set<JavaClass> union(Set<JavaClass> first, JavaCodeUnit code) {
        Set<JavaClass> all = new HashSet<>(first);
        code.getParameterTypes().forEach(type -> all.addAll(type.getAllInvolvedRawTypes()));
        return all;
    }

    private static boolean isAskedForByTheCore(JavaMethod method) {
        if (method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            return true;
        }
        List<String> parameters =
                method.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        return Stream.concat(
                        method.getOwner().getAllRawSuperclasses().stream(),
                        method.getOwner().getAllRawInterfaces().stream())
                .filter(parent -> parent.getPackageName().startsWith(INTERNAL))
                .anyMatch(parent -> parent.tryGetMethod(method.getName(), parameters.toArray(String[]::new))
                        .isPresent());
    }
}
