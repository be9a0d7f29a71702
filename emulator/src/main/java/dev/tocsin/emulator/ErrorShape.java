package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The three forms in which errors come. All three stand in recordings of Azure/azure-cli (89c41db0): the envelope for
 * ARM itself and workbooks, the bare forms for metric alerts ({@code test_monitor_clone_public_ip_metric_alerts_scenario},
 * {@code test_dynamic_metric_alert_v2_scenario}).
 */
enum ErrorShape {
    /** {@code {"error":{"code","message"}}}. */
    ENVELOPE,
    /** {@code {"code","message"}}. */
    BARE,
    /** {@code {"Code","Message"}}. */
    CAPITALS;

    ObjectNode body(String code, String message) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        return switch (this) {
            case ENVELOPE -> {
                root.putObject("error").put("code", code).put("message", message);
                yield root;
            }
            case BARE -> root.put("code", code).put("message", message);
            case CAPITALS -> root.put("Code", code).put("Message", message);
        };
    }
}
