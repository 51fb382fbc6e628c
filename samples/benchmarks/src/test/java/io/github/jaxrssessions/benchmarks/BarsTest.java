package io.github.jaxrssessions.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jaxrssessions.benchmarks.Bars.Bar;
import io.github.jaxrssessions.benchmarks.Bars.Kind;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class BarsTest {
  private static final Bars CHART =
      new Bars(
          "A & {{B}} <C>",
          "µs",
          List.of(
              new Bar("nothing", 250, Kind.BASE),
              new Bar("ours", 500, Kind.OURS),
              new Bar("a much longer name", 1_000, Kind.OTHER)));

  @Test
  void barsAreAsLongAsTheirValues() throws Exception {
    NodeList bars = parsed(CHART.svg()).getElementsByTagName("rect");

    assertThat(bars.getLength()).isEqualTo(3);
    assertThat(width(bars, 1)).isCloseTo(2 * width(bars, 0), within(0.2));
    assertThat(width(bars, 2)).isGreaterThan(100);
    assertThat(fill(bars, 0)).isEqualTo("0");
    assertThat(fill(bars, 1)).isEqualTo("1");
    assertThat(fill(bars, 2)).isEqualTo("0.3");
  }

  @Test
  void whoDoesNotSeeTheBarsIsToldTheFigures() throws Exception {
    Element svg = parsed(CHART.svg());
    Element title = (Element) svg.getElementsByTagName("title").item(0);

    assertThat(title.getTextContent())
        .isEqualTo("A & {{B}} <C>, in µs: nothing 250, ours 500, a much longer name 1,000");
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getAttribute("aria-labelledby")).isEqualTo(title.getAttribute("id"));
  }

  @Test
  void nothingButZerosHasNoBars() throws Exception {
    Bars zeros = new Bars("zeros", "µs", List.of(new Bar("none", 0, Kind.BASE)));

    assertThat(width(parsed(zeros.svg()).getElementsByTagName("rect"), 0)).isZero();
    assertThat(zeros.svg()).contains("zeros, in µs: none 0.0");
  }

  @Test
  void gridIsOneBlockForMarkdownAndNoCodeForVue() throws Exception {
    String grid = Bars.grid(List.of(CHART, new Bars("Other", "ns", CHART.bars())));

    assertThat(grid).startsWith("<div").doesNotContain("{", "\n\n").contains("currentColor");
    assertThat(parsed(grid).getElementsByTagName("svg").getLength()).isEqualTo(2);
  }

  private static Element parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  private static double width(NodeList bars, int index) {
    return Double.parseDouble(((Element) bars.item(index)).getAttribute("width"));
  }

  private static String fill(NodeList bars, int index) {
    return ((Element) bars.item(index)).getAttribute("fill-opacity");
  }
}
