package io.lockkeeper;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** Which package may know which. */
@AnalyzeClasses(packages = "io.lockkeeper", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] EVERYWHERE = {"java..", "org.jspecify..", "org.slf4j.."};
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String FABRIC8 = "io.fabric8..";
    private static final String CAFFEINE = "com.github.benmanes.caffeine..";
    private static final String OPEN_TELEMETRY = "io.opentelemetry..";
    private static final String CAMEL = "org.apache.camel..";

    @ArchTest
    static final ArchRule ALERT = knowsOnly("alert", JACKSON, "io.cloudevents..", "com.networknt.schema..");

    @ArchTest
    static final ArchRule TARGET = knowsOnly("target", ours("alert"), JACKSON, FABRIC8, CAFFEINE);

    @ArchTest
    static final ArchRule INCIDENT = knowsOnly("incident", ours("target"), JACKSON, FABRIC8);

    @ArchTest
    static final ArchRule REMEDIATION =
            knowsOnly("remediation", ours("alert"), ours("target"), ours("incident"), JACKSON, FABRIC8);

    @ArchTest
    static final ArchRule CLUSTER = knowsOnly("cluster", JACKSON, FABRIC8, "io.github.resilience4j..");

    @ArchTest
    static final ArchRule SECURITY =
            knowsOnly("security", ours("cluster"), JACKSON, FABRIC8, CAFFEINE, "io.netty..", "javax.crypto..");

    @ArchTest
    static final ArchRule HTTP =
            knowsOnly("http", ours("alert"), ours("target"), ours("incident"), ours("security"), JACKSON);

    @ArchTest
    static final ArchRule EXPLAIN = knowsOnly(
            "explain",
            ours("alert"),
            ours("target"),
            ours("incident"),
            ours("remediation"),
            ours("cluster"),
            ours("http"),
            JACKSON,
            FABRIC8);

    @ArchTest
    static final ArchRule KAFKA = knowsOnly("kafka", CAMEL, "org.apache.kafka..");

    @ArchTest
    static final ArchRule RELOAD =
            knowsOnly("reload", JACKSON, CAMEL, "com.networknt.schema..", "org.snakeyaml.engine..");

    @ArchTest
    static final ArchRule LEASE = knowsOnly("lease", FABRIC8);

    @ArchTest
    static final ArchRule KUBERNETES_IN_ONE_STORE_ALONE = noClasses()
            .that(resideInAPackage(ours("lease")))
            .and()
            .doNotHaveSimpleName("KubernetesLeaseStore")
            .should()
            .dependOnClassesThat(resideInAPackage(FABRIC8))
            .because("the lock is free of where its Leases are stored");

    @ArchTest
    static final ArchRule STEPS = knowsOnly(
            "steps",
            ours("alert"),
            ours("target"),
            ours("incident"),
            ours("remediation"),
            ours("lease"),
            ours("cluster"),
            ours("http"),
            ours("security"),
            ours("kafka"),
            ours("explain"),
            JACKSON,
            FABRIC8,
            CAMEL);

    @ArchTest
    static final ArchRule TRACING =
            knowsOnly("tracing", ours("alert"), ours("remediation"), ours("steps"), CAMEL, OPEN_TELEMETRY);

    @ArchTest
    static final ArchRule OPEN_TELEMETRY_IS_OPTIONAL = noClasses()
            .that(resideInAPackage("io.lockkeeper.."))
            .and(DescribedPredicate.not(resideInAnyPackage(ours("tracing"), ours("boot"))))
            .should()
            .dependOnClassesThat(resideInAPackage(OPEN_TELEMETRY))
            .because("whoever wants no traces need not have it");

    @ArchTest
    static final ArchRule WIRING_KNOWS_ALL_BUT_BOOT = noClasses()
            .that(resideInAPackage(ours("wiring")))
            .should()
            .dependOnClassesThat(resideInAPackage(ours("boot")))
            .because("Camel Main and Camel K users have it without Spring Boot");

    @ArchTest
    static final ArchRule CLI_IS_KNOWN_TO_BOOT_ALONE = noClasses()
            .that(resideInAPackage("io.lockkeeper.."))
            .and(DescribedPredicate.not(resideInAnyPackage(ours("boot"), ours("cli"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(ours("cli"), "picocli.."))
            .because("nobody but the runnable jar has a command line");

    @ArchTest
    static final ArchRule SPRING_IN_BOOT_ALONE = noClasses()
            .that(resideInAPackage("io.lockkeeper.."))
            .and(DescribedPredicate.not(resideInAPackage(ours("boot"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework..", "org.apache.camel.spring.."))
            .because("the core also runs on Camel Main and Camel K");

    @ArchTest
    static final ArchRule NO_EMPTY_NAMES = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Common)")
            .because("such a name does not say what the class is for");

    private static String ours(String name) {
        return "io.lockkeeper." + name + "..";
    }

    private static ArchRule knowsOnly(String name, String... others) {
        String[] allowed = Stream.of(Arrays.stream(EVERYWHERE), Arrays.stream(others), Stream.of(ours(name)))
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> inAllowed = resideInAnyPackage(allowed);
        return classes()
                .that(resideInAPackage(ours(name)))
                .should()
                .onlyDependOnClassesThat(inAllowed)
                .because("the package table in CONTRIBUTING.md says so");
    }
}
