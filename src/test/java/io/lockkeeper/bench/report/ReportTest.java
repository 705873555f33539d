package io.lockkeeper.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOSTILE = "</script><script>alert(1)</script>\" onload='x' &lt; \u0000 \ud800";

    @TempDir
    Path folder = Path.of("");

    @Test
    void commandMakesThePageFromASummary() throws Exception {
        Path html = folder.resolve("new").resolve("report.html");

        Report.main(new String[] {HtmlPage.SAMPLE.toString(), html.toString()});

        assertThat(HtmlPage.parse(Files.readString(html)).texts("/html/head/title"))
                .containsExactly(HtmlPage.sample().path("name").asText());
        assertThatThrownBy(() -> Report.main(new String[] {html.toString()}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void figuresComeFirstEachWithItsVerdictInWords() throws Exception {
        HtmlPage page = HtmlPage.ofSample();

        assertThat(page.texts("//main/section[1]//tbody/tr/th/text()[1]")).isEqualTo(names("ratios", "figure"));
        assertThat(page.texts("//main/section[1]//tbody/tr/td[1]"))
                .containsExactly(
                        "✔✔ aim reached", "✔ reached", "✔✔ aim reached", "✘ missed", "– not measured", "· no bound");
        assertThat(page.texts("//main/section[1]//svg[@class='bar']")).hasSize(4);
        assertThat(page.texts("//main/section[1]//tbody/tr[1]/td")).endsWith("1.68", "≤ 3", "≤ 2");
        assertThat(page.texts("//main/section[1]//tbody/tr[2]/td")).endsWith("0.59", "≥ 0.4", "≥ 0.6");
    }

    @Test
    void everyRunIsInTheTableOfItsGroup() throws Exception {
        HtmlPage page = HtmlPage.ofSample();

        assertThat(page.texts("//section[h2]//table[caption='Runs: latency in ms']/tbody/tr/th/text()[1]"))
                .isEqualTo(names("runs", "title"));
        assertThat(page.texts("//section[h2='Many clients']//table[1][caption='Runs: latency in ms']//tbody/tr"))
                .hasSize(3);
        assertThat(page.texts("//nav/a/@href").stream().skip(1).toList())
                .isEqualTo(page.texts("//main/section[position() > 1]/@id").stream()
                        .map(anchor -> "#" + anchor)
                        .toList());
    }

    @Test
    void runTellsWhatItsLoadHasAndNothingElse() throws Exception {
        assertThat(HtmlPage.ofSample().texts("//section[h2='Steady']//th/small"))
                .containsExactly("lockkeeper · replicas 3 · lock on · authentication on · in flight 500 · load twice"
                        + " · alerts/s 50 · alerts a request 1 · seconds 8");
    }

    @Test
    void everyLatencyAndEveryCallOfAChartHasItsText() throws Exception {
        HtmlPage page = HtmlPage.ofSample();

        List<String> rows = page.texts("//figure/div[@class='row']/p");
        for (JsonNode run : HtmlPage.sample().path("runs")) {
            assertThat(rows).anySatisfy(text -> assertThat(text)
                    .startsWith(run.path("title").asText() + " P50 ")
                    .contains(
                            "P95 " + Quantity.text(run.at("/latencyMs/p95").doubleValue()),
                            "max " + Quantity.text(run.at("/latencyMs/max").doubleValue())));
            assertThat(rows).anySatisfy(text -> assertThat(text)
                    .startsWith(run.path("title").asText() + " together ")
                    .contains(new Run(run)
                            .callsPerAlert().entrySet().stream()
                                    .map(call -> call.getKey() + " " + Quantity.text(call.getValue()))
                                    .toList()));
        }
    }

    @Test
    void everyLineOverTimeHasItsValuesInATable() throws Exception {
        HtmlPage page = HtmlPage.ofSample();

        List<String> tables = page.texts("//figure/details//tbody/tr/td[2]");
        assertThat(tables).hasSameSizeAs(page.texts("//polyline"));
        for (JsonNode run : HtmlPage.sample().path("runs")) {
            assertThat(tables).contains(Quantity.text(Run.numbers(run.path("perSecond"))));
            assertThat(run.path("processes")).allSatisfy(process -> assertThat(tables)
                    .contains(
                            Quantity.text(Run.numbers(process.path("cpu"))),
                            Quantity.text(Run.numbers(process.path("rssMiB")))));
        }
        assertThat(page.texts("//table[caption='Processes']/tbody/tr"))
                .hasSize(HtmlPage.sample().findValues("cpuSeconds").size());
    }

    @Test
    void lockIsToldOfTheRunsThatHadOne() throws Exception {
        assertThat(HtmlPage.ofSample()
                        .texts("//section[h2='Many clients']//table[caption='Lease lock: times in ms']//tr/*"))
                .contains("Unique alerts, 32 clients", "1 %", "2.1", "4.4", "immediate 4,435, waited 35, known 8")
                .doesNotContain("Unique alerts, 32 clients, lock off", "The API calls alone, 32 clients");
    }

    @Test
    void noNameBreaksOutOfItsPlace() throws Exception {
        ObjectNode summary = HtmlPage.sample().deepCopy();
        summary.put("name", HOSTILE);
        ((ObjectNode) summary.at("/ratios/0")).put("figure", HOSTILE);
        ObjectNode run = (ObjectNode) summary.at("/runs/0");
        run.put("title", HOSTILE).put("group", HOSTILE).withObject("apiCalls").put(HOSTILE, 1);
        ((ObjectNode) run.at("/processes/0")).put("name", HOSTILE);

        HtmlPage page = HtmlPage.of(summary);

        assertThat(page.texts("//script | //@onload | //text()[contains(., 'color-scheme')]/ancestor::body"))
                .isEmpty();
        assertThat(page.texts("//h1 | //h2"))
                .filteredOn(text -> text.startsWith("</script>"))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).endsWith("onload='x' &lt; \ufffd \ufffd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"runs\": [{}], \"ratios\": [{}]}",
                "{\"runs\": [{\"id\": \"x\", \"latencyMs\": {\"p95\": 3}, \"perSecond\": [7], \"alerts\": 0, \"apiCalls\": {\"GET pods\": 1}}]}",
                "{\"runs\": [{\"title\": null, \"lock\": null, \"processes\": [{\"name\": \"etcd\"}], \"byStatus\": null, \"throughput\": \"NaN\"}]}",
                "{\"runs\": [{\"latencyMs\": {\"p50\": 0, \"p99\": 0}, \"perSecond\": [0, 0], \"lock\": {}}], \"ratios\": [{\"value\": 0}]}"
            })
    void whatWasNotMeasuredIsLeftOut(String summary) throws Exception {
        JsonNode json = JSON.readTree(summary);

        HtmlPage page = HtmlPage.of(json);

        assertThat(page.texts("//table[caption='Runs: latency in ms']/tbody/tr"))
                .hasSize(json.path("runs").size());
        assertThat(page.texts("//@points | //@x1 | //@width | //@cx"))
                .allSatisfy(place -> assertThat(place).doesNotContain("NaN", "Infinity", "–"));
    }

    @Test
    void pageLoadsNothingAndRunsNothing() throws Exception {
        HtmlPage page = HtmlPage.ofSample();

        assertThat(page.texts("//script | //link | //img | //iframe | //@src")).isEmpty();
        assertThat(page.texts("//@href")).isNotEmpty().allSatisfy(link -> assertThat(link)
                .startsWith("#"));
        assertThat(page.texts("//style"))
                .singleElement()
                .asString()
                .contains("prefers-color-scheme: dark")
                // Browsers read a style sheet as it is, so nothing in it may have been escaped either.
                .doesNotContain("url(", "@import", "&", "<", ">");
    }

    /** As {@code <td/>} HTML would take it for an opening tag. */
    @Test
    void noElementOfHtmlIsEmpty() throws Exception {
        assertThat(HtmlPage.of(JSON.readTree("{\"runs\": [{}], \"ratios\": [{}], \"versions\": {\"jdk\": \"\"}}"))
                        .texts("//*[not(node()) and not(self::meta) and not(ancestor-or-self::svg)]"))
                .isEmpty();
        assertThat(HtmlPage.ofSample().texts("//*[not(node()) and not(self::meta) and not(ancestor-or-self::svg)]"))
                .isEmpty();
    }

    /** Who cannot see a drawing is told the same beside it. */
    @Test
    void everyDrawingIsHiddenFromWhoReadsTheTextAloud() throws Exception {
        HtmlPage page = HtmlPage.ofSample();

        assertThat(page.texts("//svg[not(ancestor::svg)][@aria-hidden='true']")).hasSameSizeAs(page.texts("//svg"));
        assertThat(page.texts("//table[not(caption)] | //figure[not(figcaption)] | //th[not(@scope)]"))
                .isEmpty();
    }

    private static List<String> names(String list, String field) throws Exception {
        return StreamSupport.stream(HtmlPage.sample().path(list).spliterator(), false)
                .map(element -> element.path(field).asText())
                .toList();
    }
}
