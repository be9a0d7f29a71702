package dev.tocsin.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.resource.Bodies;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Resources below others (children), on others (extensions), and in another resource group. */
class NestedResourcesTest {
    private static final Deployment DEPLOYMENT = new Deployment(Bodies.SUBSCRIPTION, Bodies.GROUP, Map.of());
    private static final DesiredResource WORKSPACE =
            at("Microsoft.OperationalInsights/workspaces", "logs", "workspace/logs");
    private static final DesiredResource CHILD = at(
            "Microsoft.OperationalInsights/workspaces/savedSearches", "logs/it's", "workspace/child", "workspace/logs");
    private static final DesiredResource EXTENSION = with(
            Bodies.desired("workspace/extension", "{\"properties\": {}}", "workspace/logs"),
            new ResourceId(WORKSPACE.id().path(), "Microsoft.Insights/diagnosticSettings", "all"));

    @Test
    void childrenAndExtensionsKeepTheirIdsInBothLanguages() {
        for (TemplateFormat format : TemplateFormat.values()) {
            assertThat(deploy(format, WORKSPACE, CHILD, EXTENSION))
                    .extracting(Deployment.Put::id)
                    .containsExactly(
                            WORKSPACE.id().path(),
                            CHILD.id().path(),
                            EXTENSION.id().path());
        }
    }

    @Test
    void templateNamesTheTypeAndTheScopeAsAzureReadsThem() {
        String arm = ArmTemplate.write(template(new Diagnostics(), TemplateFormat.ARM, WORKSPACE, CHILD, EXTENSION));
        assertThat(arm)
                .contains("\"type\": \"Microsoft.OperationalInsights/workspaces/savedSearches\"")
                .contains("\"name\": \"logs/it's\"")
                .contains("\"type\": \"Microsoft.Insights/diagnosticSettings\"")
                .contains("\"scope\": \"[resourceId('Microsoft.OperationalInsights/workspaces', 'logs')]\"");
    }

    @Test
    void extensionOfWhatTheTemplateDoesNotHoldIsForArmOnly() {
        assertThat(deploy(TemplateFormat.ARM, EXTENSION))
                .extracting(Deployment.Put::id)
                .containsExactly(EXTENSION.id().path());
        Diagnostics bicep = new Diagnostics();
        template(bicep, TemplateFormat.BICEP, EXTENSION);
        assertThat(bicep.sorted()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("TOC0505");
            assertThat(error.message()).contains("export it with --format arm");
        });
    }

    @Test
    void resourceOfAnotherGroupIsRefusedByName() {
        DesiredResource elsewhere = Bodies.desired("action-group/far", "{}");
        ResourceId id = ResourceId.inGroup(
                Bodies.SUBSCRIPTION, "other", elsewhere.kind().type(), "far");
        Diagnostics diagnostics = new Diagnostics();
        template(diagnostics, TemplateFormat.ARM, WORKSPACE, with(elsewhere, id));
        assertThat(diagnostics.sorted()).extracting(error -> error.code()).containsExactly("TOC0501");
    }

    private static DesiredResource at(String type, String name, String key, String... dependsOn) {
        return with(
                Bodies.desired(key, "{\"properties\": {}}", dependsOn),
                ResourceId.inGroup(Bodies.SUBSCRIPTION, Bodies.GROUP, type, name));
    }

    private static DesiredResource with(DesiredResource one, ResourceId id) {
        return new DesiredResource(
                one.key(), one.kind(), one.apiVersion(), one.shape(), id, one.body(), one.dependsOn(), one.origin());
    }

    private static Template template(Diagnostics diagnostics, TemplateFormat format, DesiredResource... resources) {
        Set<String> all = List.of(resources).stream().map(DesiredResource::key).collect(Collectors.toSet());
        return new TemplateBuilder(new DesiredState("shop", "local", List.of(resources)), format, diagnostics)
                .build(all);
    }

    private static List<Deployment.Put> deploy(TemplateFormat format, DesiredResource... resources) {
        Diagnostics diagnostics = new Diagnostics();
        Template template = template(diagnostics, format, resources);
        assertThat(diagnostics.sorted()).isEmpty();
        return format == TemplateFormat.ARM
                ? ArmEngine.deploy(ArmTemplate.write(template), DEPLOYMENT)
                : BicepReader.deploy(BicepFile.write(template), DEPLOYMENT);
    }
}
