package io.github.camelvzaps.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A picture shows what the figures say. */
class PictureTest {

    @Test
    void aBarIsAsLongAsItsMedianAndALineSpansItsRounds() throws Exception {
        Document svg = drawn(new BarChart(
                        "CPU, us",
                        List.of(
                                new BarChart.Bar("vzaps", true, new Spread(130, 134, 140), "134"),
                                new BarChart.Bar("a & b", false, new Spread(260, 268, 270), "268"),
                                new BarChart.Bar("<c>", false, new Spread(260, 268, 270), "268")))
                .svg());

        assertThat(number(svg, "rect", 1, "width")).isEqualTo(2 * number(svg, "rect", 0, "width"), Offset.offset(0.2));
        assertThat(number(svg, "line", 0, "x1")).isLessThan(number(svg, "line", 0, "x2"));
        assertThat(texts(svg)).containsExactly("CPU, us", "vzaps", "134", "a & b", "268", "<c>", "268");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("CPU, us");
    }

    @Test
    void aBarThatIsMuchLongerThanTheOthersEndsWithAnArrow() throws Exception {
        Document svg = drawn(new BarChart(
                        "CPU, us",
                        List.of(
                                new BarChart.Bar("a", true, new Spread(10, 10, 10), "10"),
                                new BarChart.Bar("b", false, new Spread(10, 10, 10), "10"),
                                new BarChart.Bar("c", false, new Spread(900, 1_000, 1_100), "1,000")))
                .svg());

        assertThat(number(svg, "rect", 2, "width")).isEqualTo(5 * number(svg, "rect", 0, "width"), Offset.offset(0.5));
        assertThat(texts(svg)).endsWith("1,000 →");
    }

    @Test
    void aCurveHasAPointForEachSizeAtPowersOfTen() throws Exception {
        List<Spread> flat = List.of(new Spread(40, 41, 42), new Spread(39, 41, 45), new Spread(40, 41, 44));
        Document svg = drawn(
                new CurvePlot("chats", List.of(1, 10, 1_000), List.of(new CurvePlot.Panel("CPU, us", 100, 1, flat)))
                        .svg());

        double first = number(svg, "circle", 0, "cx");
        double second = number(svg, "circle", 1, "cx");
        assertThat(number(svg, "circle", 2, "cx") - second).isEqualTo(2 * (second - first), Offset.offset(0.2));
        assertThat(number(svg, "circle", 0, "cy")).isEqualTo(number(svg, "circle", 2, "cy"));
        assertThat(texts(svg)).containsExactly("CPU, us", "41.0", "41.0", "41.0", "1", "10", "1,000", "chats");
    }

    private static Document drawn(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static double number(Document svg, String element, int index, String attribute) {
        return Double.parseDouble(svg.getElementsByTagName(element)
                .item(index)
                .getAttributes()
                .getNamedItem(attribute)
                .getNodeValue());
    }

    private static List<String> texts(Document svg) {
        NodeList nodes = svg.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
