import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.routecheck.RouteCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckedRoutesTest {
    @Test
    void theRoutesAreRight() throws IOException {
        String routes = Files.readString(Path.of("src/main/resources/camel/hello.yaml"));

        assertThat(new RouteCheck().problemsOfYaml(routes)).isEmpty();
    }
}
