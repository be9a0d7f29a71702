package dev.tocsin.azure.lookup;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.applicationinsights.ApplicationInsightsManager;
import com.azure.resourcemanager.monitor.MonitorManager;
import com.azure.resourcemanager.monitor.fluent.models.MetricDefinitionInner;
import com.azure.resourcemanager.resources.ResourceManager;
import dev.tocsin.load.Cloud;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Questions to Azure, each a GET. What may not be seen is unknown, which is neither yes nor no. */
public final class Lookups {
    private static final int NOT_FOUND = 404;

    private final HttpPipeline pipeline;
    private final AzureEnvironment cloud;
    private final String subscription;

    /**
     * Questions about one subscription.
     *
     * @param pipeline sends the requests
     * @param subscription subscription GUID
     */
    public Lookups(HttpPipeline pipeline, Cloud cloud, String subscription) {
        this.pipeline = pipeline;
        this.cloud = new AzureEnvironment(Map.of(
                AzureEnvironment.Endpoint.RESOURCE_MANAGER.identifier(), cloud.resourceManager() + "/",
                AzureEnvironment.Endpoint.ACTIVE_DIRECTORY.identifier(), cloud.authority() + "/"));
        this.subscription = subscription;
    }

    /** An answer to a question of yes or no. */
    public enum Answer {
        /** It is so. */
        YES,
        /** It is not so. */
        NO,
        /** The identity may not see it. */
        UNKNOWN
    }

    /** Whether there is a resource group of this name. */
    public Answer hasResourceGroup(String name) {
        return yesOrNo(() -> resources().resourceGroups().getByName(name) != null);
    }

    /**
     * Whether the subscription may use a resource provider.
     *
     * @param namespace such as {@code Microsoft.Insights}
     */
    public Answer isRegistered(String namespace) {
        return yesOrNo(() -> {
            String state = resources().providers().getByName(namespace).registrationState();
            return state != null && (state.equalsIgnoreCase("Registered") || state.equalsIgnoreCase("Registering"));
        });
    }

    /**
     * Whether there is an Application Insights component.
     *
     * @param inSubscription subscription GUID
     */
    public Answer hasComponent(String inSubscription, String resourceGroup, String name) {
        return yesOrNo(() -> ApplicationInsightsManager.authenticate(pipeline, profile(inSubscription))
                        .components()
                        .getByResourceGroup(resourceGroup, name)
                != null);
    }

    /**
     * The names of the metrics that a resource has, in lower case.
     *
     * @param resource its ARM id
     * @param namespace of the metrics, if not the resource's own
     * @return empty when they may not be seen, or when there is no such resource
     */
    public Optional<Set<String>> metrics(String resource, Optional<String> namespace) {
        try {
            Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            var client = MonitorManager.authenticate(pipeline, profile(subscription))
                    .serviceClient()
                    .getMetricDefinitions();
            String id = resource.substring(1);
            for (MetricDefinitionInner one :
                    namespace.isPresent() ? client.list(id, namespace.get(), Context.NONE) : client.list(id)) {
                if (one.name() != null && one.name().value() != null) {
                    names.add(one.name().value());
                }
            }
            return Optional.of(names);
        } catch (ManagementException e) {
            return Optional.empty();
        }
    }

    private ResourceManager resources() {
        return ResourceManager.authenticate(pipeline, profile(subscription)).withSubscription(subscription);
    }

    private AzureProfile profile(String inSubscription) {
        return new AzureProfile(null, inSubscription, cloud);
    }

    private static Answer yesOrNo(Supplier<Boolean> question) {
        try {
            return question.get() ? Answer.YES : Answer.NO;
        } catch (ManagementException e) {
            int status = e.getResponse() == null ? 0 : e.getResponse().getStatusCode();
            return status == NOT_FOUND ? Answer.NO : Answer.UNKNOWN;
        }
    }
}
