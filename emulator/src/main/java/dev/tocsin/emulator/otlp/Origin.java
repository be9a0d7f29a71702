package dev.tocsin.emulator.otlp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.List;

/**
 * Whose telemetry it is, by the attributes of the resource ({@code _utils.py}, {@code _populate_part_a_fields}). The exporter takes the
 * name of its machine for an instance that says nothing; here {@code host.name} stands for it.
 */
final class Origin {
    private static final List<String> WORKLOADS = List.of(
            "k8s.deployment.name",
            "k8s.replicaset.name",
            "k8s.statefulset.name",
            "k8s.job.name",
            "k8s.cronjob.name",
            "k8s.daemonset.name");

    private final Attributes resource;

    Origin(Resource resource) {
        this.resource = new Attributes(resource.getAttributesList());
    }

    String role() {
        String name = resource.first("service.name");
        String namespace = resource.first("service.namespace");
        String whole = namespace.isEmpty() || name.isEmpty() ? name : namespace + "." + name;
        // A name that the SDK made up gives way to one that Kubernetes knows.
        String workload = resource.first(WORKLOADS.toArray(String[]::new));
        return name.isEmpty() || name.startsWith("unknown_service") && !workload.isEmpty() ? workload : whole;
    }

    String instance() {
        return resource.first("service.instance.id", "k8s.pod.name", "host.name");
    }

    void tag(ObjectNode tags) {
        tags.put("ai.cloud.role", role());
        tags.put("ai.cloud.roleInstance", instance());
        tags.put("ai.application.ver", resource.first("service.version"));
        String language = resource.first("telemetry.sdk.language");
        String version = resource.first("telemetry.sdk.version");
        tags.put(
                "ai.internal.sdkVersion",
                "otlp" + (language.isEmpty() ? "" : "_" + language) + (version.isEmpty() ? "" : ":otel" + version));
    }
}
