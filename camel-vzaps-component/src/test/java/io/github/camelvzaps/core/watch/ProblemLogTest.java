package io.github.camelvzaps.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemLogTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | n0",
                "10 | n0; n1; n2; n3; n4; n5; n6; n7; n8; n9",
                "11 | n0; n1; n2; n3; n4; n5; n6; n7; n8; n9; and 1 more, see the health check or the console",
                "1000 | n0; n1; n2; n3; n4; n5; n6; n7; n8; n9; and 990 more, see the health check or the console"
            })
    void theProblemsOfManyNumbersAreOneReadableLine(int numbers, String line) {
        List<String> problems =
                IntStream.range(0, numbers).mapToObj(number -> "n" + number).toList();
        assertThat(ProblemLog.line(problems)).isEqualTo(line);
    }
}
