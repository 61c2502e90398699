package io.github.camelvzaps.docs;

import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles Java of a page. Code without a class goes into {@code configure()} of a RouteBuilder, as the pages say. */
final class CompiledBlock {
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public |final )*class (\\w+)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?[\\w. *]+;$");

    private CompiledBlock() {}

    static boolean isClass(String code) {
        return CLASS.matcher(code).find();
    }

    /** Returns the class of the last one of these sources; it may use those before. */
    static Class<?> of(List<String> sources, Path folder) throws Exception {
        List<JavaFileObject> units = sources.stream().map(CompiledBlock::unit).toList();
        StringWriter messages = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createTempDirectory(folder, "classes");
        List<String> options = List.of("-proc:none", "-d", classes.toString());
        if (!compiler.getTask(messages, null, null, options, null, units).call()) {
            throw new IllegalStateException("it does not compile:\n" + messages);
        }
        // stays open as long as the class is used: it may load others of its page
        URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, Thread.currentThread().getContextClassLoader());
        return loader.loadClass(name(sources.get(sources.size() - 1)));
    }

    private static JavaFileObject unit(String code) {
        String source = isClass(code) ? code : routeBuilder(code);
        return new SimpleJavaFileObject(URI.create("string:///" + name(code) + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static String name(String code) {
        return CLASS.matcher(code)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("Snippet");
    }

    private static String routeBuilder(String code) {
        String imports = IMPORT.matcher(code).results().map(MatchResult::group).collect(Collectors.joining("\n"));
        return imports + """

            public class Snippet extends org.apache.camel.builder.RouteBuilder {
                public void configure() throws Exception {
            %s
                }
            }
            """.formatted(IMPORT.matcher(code).replaceAll(""));
    }
}
