<#--
  A metric alert rule with one static threshold. One scope takes Azure's single-resource criteria; more than one, or a
  target resource type, takes the multiple-resource criteria (Azure/azure-rest-api-specs, metricAlert_API 2018-03-01).
-->
<#if (scopes?size > 1) && !targetResourceType??>
  <#stop "more than one scope needs \"targetResourceType\"">
</#if>
<#assign severities = {"critical": 0, "high": 1, "medium": 2, "low": 3}>
<#assign many = targetResourceType??>
<#assign payload = {"severity": severity}>
<#if runbookName??>
  <#assign book = runbook(runbookName)>
  <#assign address = (runbookBaseUrl!"")?has_content?then((runbookBaseUrl!"") + "/", "") + book.path>
  <#assign payload += {"runbook": address}>
</#if>
{
  "type": "Microsoft.Insights/metricAlerts",
  "name": "${name}",
  "location": "global",
  <#if tags?has_content>
  "tags": ${json(tags)},
  </#if>
  "properties": {
    <#-- Custom properties do not reach e-mail and the portal; the description does. -->
    "description": "${description}<#if address??>${description?has_content?then(" ", "")}Runbook: ${address}</#if>",
    "severity": ${severities[severity]?c},
    "enabled": ${enabled?c},
    "scopes": ${json(scopes)},
    <#if many>
    "targetResourceType": "${targetResourceType}",
    "targetResourceRegion": "${targetResourceRegion!location}",
    </#if>
    "evaluationFrequency": "${evaluationFrequency}",
    "windowSize": "${windowSize}",
    "criteria": {
      "odata.type": "Microsoft.Azure.Monitor.${many?then("Multiple", "Single")}ResourceMultipleMetricCriteria",
      "allOf": [
        {
          "criterionType": "StaticThresholdCriterion",
          "name": "condition",
          <#if metricNamespace??>
          "metricNamespace": "${metricNamespace}",
          </#if>
          "metricName": "${metricName}",
          <#if skipMetricValidation>
          "skipMetricValidation": true,
          </#if>
          "timeAggregation": "${timeAggregation}",
          <#if dimensions?has_content>
          "dimensions": [
            <#list dimensions as dimension>
            {
              "name": "${dimension.name}",
              "operator": "${dimension.operator!"Include"}",
              "values": ${json(dimension.values!["*"])}
            }<#sep>,</#sep>
            </#list>
          ],
          </#if>
          "operator": "${operator}",
          "threshold": ${threshold?c}
        }
      ]
    },
    "autoMitigate": ${autoMitigate?c},
    "actions": [
      <#list actionGroups as group>
      {
        "actionGroupId": "${id("action-group/" + group)}",
        "webHookProperties": ${json(payload)}
      }<#sep>,</#sep>
      </#list>
    ]
  }
}
