package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the caller may do in a resource group: everything, as an owner. Shape of {@code Permissions_ListForResourceGroup},
 * Microsoft.Authorization 2022-04-01 (Microsoft Learn, rest/api/authorization/permissions/list-for-resource-group). A fault
 * plants any other answer.
 */
final class Permissions {
    private Permissions() {}

    static boolean isMeant(ArmPath path) {
        return path.level() == ArmPath.Level.RESOURCES
                && !path.group().isEmpty()
                && path.namespace().equalsIgnoreCase("Microsoft.Authorization")
                && path.type().equalsIgnoreCase("permissions");
    }

    static Reply answer(ArmRequest request) throws Refusal {
        if (!request.method().equals("GET")) {
            throw Bodies.methodNotAllowed(request.method());
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ObjectNode owner = list.putArray("value").addObject();
        owner.putArray("actions").add("*");
        owner.putArray("notActions");
        owner.putArray("dataActions");
        owner.putArray("notDataActions");
        return Reply.of(200, list);
    }
}
