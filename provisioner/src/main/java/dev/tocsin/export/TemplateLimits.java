package dev.tocsin.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.resource.DesiredResource;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What Azure's engine takes at most (Microsoft Learn, azure-resource-manager/templates/best-practices, "Template limits"):
 * 800 resources, 256 parameters, 4 MB for a template and 1 MB for a resource, 24,576 characters for an expression. MB are
 * taken as millions of bytes, and variables as 256, the smaller of the numbers that its pages give.
 */
final class TemplateLimits {
    private static final int RESOURCES = 800;
    private static final int PARAMETERS = 256;
    private static final int VARIABLES = 256;
    private static final int TEMPLATE_BYTES = 4_000_000;
    private static final int RESOURCE_BYTES = 1_000_000;
    private static final int EXPRESSION = 24_576;
    private static final String SPLIT = "; export it in parts with --target";

    private final Template template;
    private final List<DesiredResource> declared;
    private final TemplateFormat format;
    private final Diagnostics diagnostics;

    TemplateLimits(Template template, List<DesiredResource> declared, TemplateFormat format, Diagnostics diagnostics) {
        this.template = template;
        this.declared = declared;
        this.format = format;
        this.diagnostics = diagnostics;
    }

    void check() {
        atMost(template.size(), RESOURCES, "resources");
        atMost(template.parameters().size(), PARAMETERS, "parameters");
        atMost(template.variables().size(), VARIABLES, "variables");
        atMost(bytes(ArmTemplate.tree(template)), TEMPLATE_BYTES, "bytes");
        for (int i = 0; i < declared.size(); i++) {
            check(declared.get(i), template.resources().get(i));
        }
    }

    private void check(DesiredResource one, Template.Resource resource) {
        int size = bytes(one.body());
        if (size > RESOURCE_BYTES) {
            diagnostics.add(one.origin()
                    .error(
                            "TOC0503",
                            "",
                            "the resource has " + size + " bytes, and a template takes " + RESOURCE_BYTES
                                    + " in one; shorten it, or apply it with tocsin provision"));
        }
        JsonPointers.texts(
                resource.body(),
                "",
                (pointer, text) -> template.parts(text, resource)
                        .map(parts -> ArmTemplate.expression(parts, template).length())
                        .filter(length -> length > EXPRESSION)
                        .ifPresent(length -> diagnostics.add(one.origin()
                                .error(
                                        "TOC0504",
                                        pointer,
                                        "the text needs a template expression of " + length + " characters, and "
                                                + EXPRESSION + " are allowed; use fewer secrets in one text"))));
        if (format == TemplateFormat.BICEP
                && resource.place().scope().isPresent()
                && template.scopeOf(resource).isEmpty()) {
            diagnostics.add(one.origin()
                    .error(
                            "TOC0505",
                            "",
                            "it extends " + resource.place().scope().get()
                                    + ", which is not part of the template, and Bicep asks for its api-version;"
                                    + " export it with --format arm"));
        }
    }

    private void atMost(int count, int most, String what) {
        if (count > most) {
            diagnostics.error(
                    "TOC0502",
                    Location.of("export"),
                    "the template has " + count + " " + what + ", and Azure takes " + most + SPLIT);
        }
    }

    private static int bytes(JsonNode tree) {
        return JsonWriter.compact(tree).getBytes(StandardCharsets.UTF_8).length;
    }
}
