package dev.tocsin.emulator;

/** Rules of a service that a specification cannot say. */
enum CrossRule {
    /**
     * A log alert with {@code muteActionsDuration} needs {@code autoMitigate} false, and true is the default. The text
     * is the service's (Azure/azure-powershell issue 22583).
     */
    MUTE_NEEDS_NO_AUTO_MITIGATION,
    /** A metric alert stands in {@code global} (hashicorp/terraform-provider-azurerm 69697b7f sends nothing else). */
    GLOBAL_LOCATION,
    /** The text is recorded in {@code test_monitor_clone_public_ip_metric_alerts_scenario} of Azure/azure-cli. */
    ONE_SCOPE_PER_SINGLE_RESOURCE_CRITERIA,
    /** "Must be a UUID" (Azure/azure-rest-api-specs, workbooks_API.json 2023-06-01). */
    UUID_NAME,
    /** Status and text: hashicorp/terraform-provider-azurerm issue 24452; the size: Azure/reliability-workbook issue 95. */
    CONTENT_UNDER_ONE_MEBIBYTE
}
