package dev.tocsin.lint;

import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.check.DesiredStateBuilder;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Project;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.ProjectLoader;
import dev.tocsin.render.Renderer;
import dev.tocsin.resource.DesiredState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A project in a folder of a test, and what rules find in it. It has a component {@code shop} and a workspace {@code logs}. */
public final class LintCase {
    static final String PROJECT = """
            {
              "name": "shop",
              "environments": {
                "local": {
                  "target": "emulator",
                  "subscription": "00000000-0000-4000-8000-000000000001",
                  "resourceGroup": "rg-shop",
                  "location": "westeurope"
                }
              }
            }
            """;
    private static final String WORKSPACE = """
            {"type": "Microsoft.OperationalInsights/workspaces", "name": "logs", "properties": {"retentionInDays": 30}}
            """;
    private static final String COMPONENT = """
            {"type": "Microsoft.Insights/components", "name": "shop", "kind": "web",
             "properties": {"Application_Type": "web", "WorkspaceResourceId": "${id('workspace/logs')}"}}
            """;

    private final Path root;

    private LintCase(Path root) {
        this.root = root;
    }

    public static LintCase in(Path root) {
        return new LintCase(root)
                .file("tocsin.json", PROJECT)
                .file("resources/logs.json", WORKSPACE)
                .file("resources/shop.json", COMPONENT);
    }

    /** Writes a file of the project, over what is there. */
    public LintCase file(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the project. */
    String text(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the rule finds, {@code file:line:column level message} each. */
    public List<String> found(Rule rule) {
        return told(List.of(rule), rule.code());
    }

    /** What is found with this code by all rules. */
    public List<String> found(String code) {
        return told(Rules.all(), code);
    }

    private List<String> told(List<Rule> rules, String code) {
        List<String> told = new ArrayList<>();
        for (Finding finding : findings(rules)) {
            Diagnostic one = finding.diagnostic();
            if (one.code().equals(code)) {
                told.add(one.location() + " " + one.level().word() + " " + one.message());
            }
        }
        return told;
    }

    /** Everything that these rules and those on queries find. */
    public List<Finding> findings(List<Rule> rules) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            ProjectFiles files = new ProjectFiles(root);
            try (Renderer renderer = new Renderer(files, diagnostics)) {
                Project project = new ProjectLoader(files, diagnostics)
                        .load("local", Map.of(), Map.of(), secrets -> {})
                        .orElseThrow(
                                () -> new AssertionError(diagnostics.sorted().toString()));
                Kinds kinds = Kinds.shipped();
                DesiredState state = new DesiredStateBuilder(project, kinds, ArmSpecs.shipped(), diagnostics)
                        .build(renderer.render(project, kinds));
                if (diagnostics.hasErrors()) {
                    throw new AssertionError("the test's project is wrong: " + diagnostics.sorted());
                }
                LintedProject linted =
                        new LintedProject(files, project.environment(), state, project.lint(), diagnostics);
                List<Finding> findings = new Lint(rules).findings(linted);
                if (diagnostics.hasErrors()) {
                    throw new AssertionError("the test's project is wrong: " + diagnostics.sorted());
                }
                return findings;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
