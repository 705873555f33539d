package io.lockkeeper.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may not run is told by its place, with what was expected. */
class RouteChecksTest {

    private static final String ROUTE =
            "- route:\n    id: a\n    from: {uri: 'direct:a', steps: [{to: 'direct:intake'}]}\n";

    private Scene scene;

    @BeforeEach
    void open(@TempDir Path folder) {
        scene = new Scene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static final String CONNECTIONS =
            "- beans:\n    - name: a-connections\n      type: org.apache.qpid.jms.JmsConnectionFactory\n";

    static Stream<Arguments> stepIsJudged() {
        return Stream.of(
                Arguments.of("- to: direct:intak", List.of("a.yaml:6:11: no route begins with direct:intak")),
                Arguments.of("- too: direct:intake", List.of("a.yaml:6:11: unknown: 'too', did you mean 'to'?")),
                Arguments.of(
                        "- to:\n    uri: direct:intake\n    paramters: {a: b}",
                        List.of("a.yaml:8:13: unknown: 'paramters', did you mean 'parameters'?")),
                Arguments.of(
                        "- to: timer:x?periodd=5",
                        List.of("a.yaml:6:11: unknown option 'periodd' of 'timer', did you mean 'period'?")),
                Arguments.of(
                        "- to:\n    uri: timer:x\n    parameters: {periodd: 5}",
                        List.of("a.yaml:7:13: unknown option 'periodd' of 'timer', did you mean 'period'?")),
                Arguments.of(
                        "- to: timerr:x",
                        List.of(
                                "a.yaml:6:11: 'timerr' is not allowed, did you mean 'timer'? lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- to: exec:ls",
                        List.of("a.yaml:6:11: 'exec' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- to: kubernetes-secrets:x",
                        List.of(
                                "a.yaml:6:11: 'kubernetes-secrets' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- to: direct:decide",
                        List.of("a.yaml:6:11: direct:decide is inside the pipeline, expected direct:intake")),
                Arguments.of(
                        "- toD: direct:${header.x}",
                        List.of("a.yaml:6:11: a direct: endpoint that only the message names, expected its name")),
                Arguments.of(
                        "- toD: ${header.x}",
                        List.of(
                                "a.yaml:6:11: expected a URI that begins with the name of a component, such as direct:intake")),
                Arguments.of("- toD: log:${header.x}", List.of()),
                Arguments.of(
                        "- recipientList: {simple: '${header.x}'}",
                        List.of(
                                "a.yaml:6:11: 'recipientList' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- routingSlip: {simple: '${header.x}'}",
                        List.of(
                                "a.yaml:6:11: 'routingSlip' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- dynamicRouter: {simple: '${header.x}'}",
                        List.of(
                                "a.yaml:6:11: 'dynamicRouter' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- enrich: {simple: '${header.x}'}",
                        List.of(
                                "a.yaml:6:11: expected a URI that begins with the name of a component, such as direct:intake")),
                Arguments.of("- pollEnrich: {constant: 'file:/etc'}", List.of()),
                Arguments.of(
                        "- pollEnrich: {constant: 'exec:ls'}",
                        List.of("a.yaml:6:11: 'exec' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of("- wireTap: exec:ls", List.of("a.yaml:6:11: of the wrong type, expected object")),
                Arguments.of(
                        "- script: {groovy: '1'}",
                        List.of(
                                "a.yaml:6:11: 'script' is not allowed, lockkeeper.routes.components lists what is",
                                "a.yaml:6:20: 'groovy' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- setBody: {groovy: '1'}",
                        List.of("a.yaml:6:21: 'groovy' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- setBody: {language: {language: groovy, expression: '1'}}",
                        List.of("a.yaml:6:32: 'groovy' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of("- setBody: {simple: '${nonsense}'}", List.of("a.yaml:6:21: Unknown function: nonsense")),
                Arguments.of(
                        "- setBody: {simple: '${env.HOME}'}",
                        List.of("a.yaml:6:21: 'env' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- setBody: {simple: '${sys.user.home}'}",
                        List.of("a.yaml:6:21: 'sys' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- setBody: {simple: '${bean:x}'}",
                        List.of("a.yaml:6:21: 'bean' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- setBody: {simple: '{{env:HOME}}'}",
                        List.of("a.yaml:6:21: 'env' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- setBody: {simple: '{{lockkeeper.kafka.properties.x}}'}",
                        List.of(
                                "a.yaml:6:21: the property 'lockkeeper.kafka.properties.x', expected one below 'routes.'")),
                Arguments.of(
                        "- setBody: {simple: '{{routes.absent}}'}",
                        List.of("a.yaml:6:21: the property 'routes.absent' is not set")),
                Arguments.of("- setBody: {simple: '{{routes.absent:x}}'}", List.of()),
                Arguments.of(
                        "- process: {ref: readAlerts}",
                        List.of("a.yaml:6:21: there is no bean 'readAlerts' for routes")),
                Arguments.of("- process: {ref: nobody}", List.of("a.yaml:6:21: there is no bean 'nobody' for routes")),
                Arguments.of("- process: {ref: leaseLock}", List.of()),
                Arguments.of(
                        "- process: {ref: '#class:java.lang.Object'}",
                        List.of("a.yaml:6:21: 'class' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- bean: {ref: leaseLock}",
                        List.of("a.yaml:6:11: 'bean' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- idempotentConsumer: {simple: '${body}', idempotentRepository: nobody}",
                        List.of(
                                "a.yaml:6:32: Definition has no children on IdempotentConsumer[simple{${body}} -> []]")),
                Arguments.of(
                        "- to: {uri: direct:intake}\n- to: {uri: 'log:x', parameters: {level: nonsense}}",
                        List.of("a.yaml:7:16: No enum constant org.apache.camel.LoggingLevel.NONSENSE")),
                Arguments.of(
                        "- to: 'ftp://user:secret@host/x?nonsense=1&password=geheim'",
                        List.of("a.yaml:6:11: there is no component 'ftp' on the class path")),
                Arguments.of(
                        "- setBody: &a {simple: x}\n- setBody: *a",
                        List.of("a.yaml:7:20: an alias, expected the text itself: routes take none")));
    }

    @ParameterizedTest
    @MethodSource
    void stepIsJudged(String steps, List<String> faults) {
        scene.write("a.yaml", "- route:\n    id: a\n    from:\n      uri: direct:a\n      steps:\n" + steps.indent(8))
                .read();

        assertThat(scene.faults()).isEqualTo(faults);
    }

    static Stream<Arguments> fileIsJudged() {
        return Stream.of(
                Arguments.of("- rout:\n    id: a\n", List.of("a.yaml:1:3: unknown: 'rout', did you mean 'route'?")),
                Arguments.of(
                        "- route:\n    from: {uri: 'direct:a', steps: [{to: 'direct:intake'}]}\n",
                        List.of("a.yaml:1:3: no name, expected 'a', as the file, or that with '-' and more")),
                Arguments.of(
                        "- route:\n    id: b\n    from: {uri: 'direct:a', steps: [{to: 'direct:intake'}]}\n",
                        List.of("a.yaml:2:5: 'b', expected 'a', as the file, or that with '-' and more")),
                Arguments.of(
                        "- route:\n    id: a\n    from: {uri: 'direct:intake', steps: [{to: 'direct:intake'}]}\n",
                        List.of(
                                "a.yaml:3:12: direct:intake is an endpoint of the gateway's own, expected another name")),
                Arguments.of(
                        "- route:\n    id: a\n    from: {uri: 'platform-http:/api/v1/signals/prometheus', steps: [{to: 'direct:intake'}]}\n",
                        List.of(
                                "a.yaml:3:12: platform-http '/api/v1/signals/prometheus' is already taken by the gateway itself")),
                Arguments.of(
                        "- route:\n    id: a\n    routeConfigurationId: errors-pipeline\n    from: {uri: 'direct:a', steps: [{to: 'direct:intake'}]}\n",
                        List.of("a.yaml:3:5: 'errors-pipeline', expected one of errors-caller, errors-http")),
                Arguments.of(
                        "- from:\n    uri: direct:a\n    steps: [{to: 'direct:intake'}]\n",
                        List.of("a.yaml:1:3: 'from', expected 'route' or 'beans': nothing else may stand in a file")),
                Arguments.of(
                        "- onException:\n    exception: [java.lang.Exception]\n    steps: []\n",
                        List.of(
                                "a.yaml:1:3: 'onException', expected 'route' or 'beans': nothing else may stand in a file")),
                Arguments.of(
                        "- beans:\n    - name: leaseLock\n      type: java.lang.Object\n",
                        List.of(
                                "a.yaml:2:7: 'leaseLock', expected 'a', as the file, or that with '-' and more",
                                "a.yaml:2:7: bean 'leaseLock' is already taken by the gateway itself")),
                Arguments.of(
                        "- beans:\n    - name: a-b\n      type: java.lang.Nonsense\n" + ROUTE,
                        List.of("a.yaml:3:7: there is no class 'java.lang.Nonsense'")),
                Arguments.of(
                        "- beans:\n    - name: a-b\n      type: java.lang.Object\n      scriptLanguage: groovy\n      script: '1'\n",
                        List.of(
                                "a.yaml:4:7: 'groovy' is not allowed, lockkeeper.routes.components lists what is",
                                "a.yaml:5:7: 'script' is not allowed, lockkeeper.routes.components lists what is")),
                Arguments.of(
                        "- beans:\n    - name: a-alone\n      type: java.lang.Object\n",
                        List.of("a.yaml:1:1: no route, expected one called 'a'")),
                Arguments.of(
                        "- beans:\n    - name: a\n      type: org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy\n"
                                + ROUTE,
                        List.of()),
                Arguments.of(
                        CONNECTIONS + "- route:\n    id: a\n"
                                + "    from: {uri: 'amqp:queue:x?connectionFactory=#a-connections', steps: [{to: 'direct:intake'}]}\n",
                        List.of()),
                Arguments.of(
                        CONNECTIONS + "- route:\n    id: a\n"
                                + "    from: {uri: 'amqp:queue:x?connectionFactory=#a-connections&transactedd=true', steps: [{to: 'direct:intake'}]}\n",
                        List.of("a.yaml:5:5: unknown option 'transactedd' of 'amqp', did you mean 'transacted'?")),
                Arguments.of(
                        "- route:\n    id: a\n    from: {uri: 'timer:{{routes.absent}}', steps: [{to: 'direct:intake'}]}\n",
                        List.of("a.yaml:3:12: the property 'routes.absent' is not set")),
                Arguments.of(
                        "- route:\n    id: a\n    form: {uri: 'direct:a'}\n",
                        List.of("a.yaml:1:3: 'from' is absent", "a.yaml:3:5: unknown: 'form', did you mean 'from'?")),
                Arguments.of(
                        "a: [", List.of("a.yaml:1:5: no YAML: expected the node content, but found '<stream end>'")),
                Arguments.of("just text", List.of("a.yaml:1:1: of the wrong type, expected array")),
                Arguments.of(
                        "- 1",
                        List.of("a.yaml:1:3: '1', expected 'route' or 'beans': nothing else may stand in a file")),
                Arguments.of("---\n---\n", List.of("a.yaml:2:1: no YAML: but found another document")));
    }

    @ParameterizedTest
    @MethodSource
    void fileIsJudged(String text, List<String> faults) {
        scene.write("a.yaml", text).read();

        assertThat(scene.faults()).isEqualTo(faults);
    }
}
