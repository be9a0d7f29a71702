package dev.tocsin.emulator;

import java.util.List;
import java.util.Locale;

/** Refusals of what Azure serves and this emulator does not: honest ones, that name what is missing. */
final class Unserved {
    /**
     * @param part how its paths are told, in lower case
     * @param what its name in the refusal
     */
    private record Service(String part, String what) {}

    private static final List<Service> SERVICES = List.of(
            new Service("/providers/microsoft.resourcegraph/", "Azure Resource Graph queries"),
            new Service("/deployments/", "ARM deployments"),
            new Service("/deployments", "ARM deployments"),
            new Service("/providers/microsoft.authorization/", "role assignments, locks and policies"));

    private Unserved() {}

    /** The refusal of a path that leads to nothing here. */
    static Refusal path(ArmRequest request) {
        String path = request.path().toLowerCase(Locale.ROOT);
        for (Service service : SERVICES) {
            boolean inside = service.part().endsWith("/") && path.contains(service.part());
            if (inside || path.endsWith(service.part())) {
                return new Refusal(
                        400,
                        "NotSupported",
                        "This emulator does not imitate " + service.what() + "; '" + request.path()
                                + "' was not carried out.");
            }
        }
        return new Refusal(404, "NotFound", "The path '" + request.path() + "' is not served by this emulator.");
    }

    static Refusal type(ArmRequest request, ArmPath path, boolean namespaceIsKnown, String version) {
        Refusal named = path(request);
        if (named.reply().status() == 400) {
            return named;
        }
        if (!namespaceIsKnown) {
            return new Refusal(
                    404, "InvalidResourceNamespace", "The resource namespace '" + path.namespace() + "' is invalid.");
        }
        return new Refusal(
                404,
                "InvalidResourceType",
                "The resource type '" + path.type() + "' could not be found in the namespace '" + path.namespace()
                        + "' for api version '" + version + "'.");
    }
}
