package dev.tocsin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tocsin.observe.OpenTelemetryExport;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which package may use which. The table is the architecture: {@code docs/architecture.md} explains it. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tocsin");

    /** What each package may use of ours; {@code cli} wires everything, and nothing may use it. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("json", Set.of()),
            Map.entry("kql", Set.of()),
            Map.entry("alerting", Set.of("kql")),
            Map.entry("arm", Set.of("json")),
            Map.entry("workflow", Set.of("json")),
            Map.entry("emulator", Set.of("json", "arm")),
            Map.entry("diagnostic", Set.of("json")),
            Map.entry("secret", Set.of("json")),
            Map.entry("kind", Set.of("json")),
            Map.entry("telemetry", Set.of("diagnostic")),
            Map.entry("side", Set.of()),
            Map.entry("observe", Set.of("json")),
            Map.entry("watch", Set.of()),
            Map.entry("html", Set.of()),
            Map.entry("serve", Set.of("json", "diagnostic", "alerting", "alerttest", "emulator", "html")),
            Map.entry("load", Set.of("json", "arm", "diagnostic", "secret", "telemetry", "side")),
            Map.entry("maintenance", Set.of("json", "arm", "diagnostic", "load")),
            Map.entry("render", Set.of("json", "arm", "diagnostic", "secret", "kind", "load", "maintenance")),
            Map.entry("resource", Set.of("arm", "kind", "render")),
            Map.entry("check", Set.of("json", "arm", "diagnostic", "secret", "kind", "load", "render", "resource")),
            Map.entry("diff", Set.of("json", "arm", "secret", "kind", "resource")),
            Map.entry("workbook", Set.of("json")),
            Map.entry("preview", Set.of("json", "kql", "workbook", "html")),
            Map.entry("plan", Set.of("json", "arm", "secret", "kind", "resource", "diff", "workbook", "side")),
            Map.entry("azure", Set.of("json", "kind", "load", "resource", "emulator", "side", "observe")),
            Map.entry("apply", Set.of("json", "secret", "kind", "resource", "diff", "plan", "azure")),
            Map.entry(
                    "report",
                    Set.of(
                            "json",
                            "secret",
                            "diagnostic",
                            "kind",
                            "resource",
                            "diff",
                            "workbook",
                            "plan",
                            "apply",
                            "azure")),
            Map.entry("saved", Set.of("json", "arm", "secret", "kind", "resource", "diff", "plan", "report")),
            Map.entry("export", Set.of("json", "secret", "diagnostic", "resource", "render", "apply")),
            Map.entry(
                    "preflight",
                    Set.of("json", "arm", "diagnostic", "render", "kind", "load", "resource", "plan", "azure")),
            Map.entry(
                    "alerttest",
                    Set.of("json", "arm", "diagnostic", "kind", "load", "render", "resource", "kql", "alerting")),
            Map.entry(
                    "doctor",
                    Set.of("json", "diagnostic", "kind", "load", "telemetry", "resource", "azure", "report", "side")),
            Map.entry("emit", Set.of("json", "alerttest", "emulator", "kql")),
            Map.entry(
                    "drill", Set.of("json", "kind", "resource", "notify", "emit", "emulator", "alerting", "alerttest")),
            Map.entry(
                    "rounds",
                    Set.of("resource", "maintenance", "notify", "emit", "emulator", "alerting", "alerttest", "kql")),
            Map.entry(
                    "notify", Set.of("json", "kind", "load", "render", "maintenance", "resource", "workflow", "html")),
            Map.entry("runbook", Set.of("json", "kind", "load", "resource")),
            Map.entry("init", Set.of()),
            Map.entry(
                    "lint",
                    Set.of(
                            "json",
                            "arm",
                            "kql",
                            "diagnostic",
                            "secret",
                            "kind",
                            "load",
                            "telemetry",
                            "maintenance",
                            "render",
                            "resource",
                            "workbook")),
            Map.entry("imports", Set.of("json", "arm", "secret", "kind", "load", "render", "resource", "diff")));

    @Test
    void packagesUseOnlyWhatTheyMay() {
        MAY_USE.forEach((name, allowed) -> {
            List<String> packages = new ArrayList<>(List.of(inside(name)));
            allowed.forEach(one -> packages.add(inside(one)));
            classes()
                    .that()
                    .resideInAPackage(inside(name))
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(packages.toArray(String[]::new)).or(notOurs()))
                    .check(CLASSES);
        });
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> packages = new TreeSet<>();
        for (JavaClass one : CLASSES) {
            packages.add(one.getPackageName().replaceAll("^dev\\.tocsin\\.?([a-z]*).*", "$1"));
        }
        packages.remove("cli");
        assertThat(packages).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.tocsin.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyAzureSpeaksHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(inside("azure"), inside("cli"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.azure..", "reactor..", "java.net.http.."))
                .check(CLASSES);
    }

    /** It is large: commands that send or take no OTLP shall not load it. */
    @Test
    void onlyOtlpKnowsProtobuf() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tocsin.emulator.otlp..")
                .and()
                .haveNameNotMatching("dev\\.tocsin\\.(emit|azure)\\.Otlp.*")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.google.protobuf..", "io.opentelemetry.proto.."))
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage(inside("cli"))
                .should()
                .dependOnClassesThat(resideInAPackage("picocli.."))
                .check(CLASSES);
        for (String stream : List.of("out", "err", "in")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(inside("cli"))
                    .should()
                    .accessField(System.class, stream)
                    .check(CLASSES);
        }
        noClasses()
                .that()
                .resideOutsideOfPackage(inside("cli"))
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(inside("cli"))
                .should()
                .callMethod(System.class, "getenv")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(inside("cli"))
                .should()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }

    @Test
    void onlyABodyThatIsSentRevealsSecrets() {
        noClasses()
                .that()
                .resideOutsideOfPackages(inside("secret"), inside("apply"))
                .should()
                .callMethod(Secrets.class, "reveal", String.class)
                .check(CLASSES);
    }

    @Test
    void onlyRenderKnowsFreeMarker() {
        noClasses()
                .that()
                .resideOutsideOfPackage(inside("render"))
                .should()
                .dependOnClassesThat(resideInAPackage("freemarker.."))
                .check(CLASSES);
    }

    @Test
    void nobodyLogsOrMapsObjects() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(OpenTelemetryExport.class) // which silences a library
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j.."))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.fasterxml.jackson.databind.ObjectMapper")
                .check(CLASSES);
    }

    private static String inside(String name) {
        return "dev.tocsin." + name + "..";
    }

    private static DescribedPredicate<JavaClass> notOurs() {
        return DescribedPredicate.not(resideInAPackage("dev.tocsin..")).as("are not ours");
    }
}
