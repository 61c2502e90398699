package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The picture of a benchmark shows what its table says. */
class BenchmarkChartTest {
    private static final String MARKDOWN = """
            # What it costs

            ## 1 in flight

            | | CPU, us | lowest to highest | other |
            |---|---:|---:|---:|
            | vzaps | 134 | 130 to 140.5 | 1 |
            | a & b | 1,340 | 1,300 to 1,405 | 2 |
            | <slow> | did not finish in 2 of 3 runs | | delivered: 7 |

            ## The aims

            | | ratio |
            |---|---|
            | 1 in flight | 2 |
            """;

    private static Document drawn(BenchmarkChart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.svg())));
    }

    private static double number(Document svg, String element, int index, String attribute) {
        return Double.parseDouble(svg.getElementsByTagName(element)
                .item(index)
                .getAttributes()
                .getNamedItem(attribute)
                .getNodeValue());
    }

    @Test
    void eachRowWithAFigureIsABarAsLongAsItsFigure() throws Exception {
        Document svg = drawn(BenchmarkChart.of(MARKDOWN, "CPU, us"));
        assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(2);
        assertThat(number(svg, "rect", 1, "width"))
                .isEqualTo(10 * number(svg, "rect", 0, "width"), org.assertj.core.data.Offset.offset(1.0));
        assertThat(number(svg, "line", 0, "x1")).isLessThan(number(svg, "line", 0, "x2"));
        assertThat(number(svg, "line", 1, "x2")).as("the longest one fits").isLessThanOrEqualTo(650);
        NodeList texts = svg.getElementsByTagName("text");
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < texts.getLength(); i++) {
            read.append(texts.item(i).getTextContent()).append('|');
        }
        assertThat(read).hasToString("1 in flight|vzaps|134|a & b|1,340|");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("CPU, us");
    }

    @Test
    void aColumnThatNoTableHasIsSaid() {
        assertThatThrownBy(() -> BenchmarkChart.of(MARKDOWN, "memory"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No table has the column 'memory'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "benchmarks-producer.md | CPU per message, us",
                "benchmarks-consumer.md | CPU per event, us",
                "benchmarks-scale.md | CPU for each, us"
            })
    void theDocumentsOfTheSiteHaveWhatIsDrawn(String document, String column) throws Exception {
        BenchmarkChart chart = BenchmarkChart.of(Files.readString(Path.of(document)), column);
        assertThat(chart.groups()).isNotEmpty().allMatch(group -> group.bars().size() >= 3);
        assertThat(drawn(chart).getElementsByTagName("rect").getLength()).isGreaterThanOrEqualTo(4);
    }
}
