package io.github.camelvzaps.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packages of a module and which of them uses which, read out of its classes. Names are short: without what all
 * packages begin with.
 *
 * @param packages all packages that hold classes
 * @param arrows all uses between them
 */
public record PackageGraph(Set<String> packages, Set<Arrow> arrows) {
    /** What all our packages begin with. */
    public static final String ROOT = "io.github.camelvzaps.";

    /** One package uses classes of another one. */
    public record Arrow(String from, String to) implements Comparable<Arrow> {
        @Override
        public int compareTo(Arrow other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return from + " -> " + to;
        }
    }

    /** Reads the module, a folder or a jar, that a class comes from. */
    public static PackageGraph of(Class<?> member) {
        Set<String> packages = new TreeSet<>();
        Set<Arrow> arrows = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .importUrl(member.getProtectionDomain().getCodeSource().getLocation())) {
            if (type.getSimpleName().equals("package-info")) {
                continue;
            }
            packages.add(shortName(type.getPackageName()));
            type.getDirectDependenciesFromSelf()
                    .forEach(use -> add(arrows, type, use.getTargetClass().getBaseComponentType()));
            // what is only passed on has no name in the source, and is a use in the class file
            type.getCodeUnitCallsFromSelf()
                    .forEach(call -> add(
                            arrows, type, call.getTarget().getRawReturnType().getBaseComponentType()));
        }
        // a use of a package that is not of this module is none of its arrows
        arrows.removeIf(arrow -> !packages.contains(arrow.to()));
        return new PackageGraph(packages, arrows);
    }

    private static void add(Set<Arrow> arrows, JavaClass from, JavaClass to) {
        boolean ours = to.getPackageName().startsWith(ROOT);
        if (ours && !from.getPackageName().equals(to.getPackageName())) {
            arrows.add(new Arrow(shortName(from.getPackageName()), shortName(to.getPackageName())));
        }
    }

    private static String shortName(String name) {
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
    }
}
