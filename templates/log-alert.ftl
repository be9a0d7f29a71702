<#--
  A log search alert rule with one condition.

  Azure's own ${r"${data.…}"} is expanded by the service when the alert fires, in customProperties and in
  actionProperties only (MicrosoftDocs/azure-monitor-docs: alerts-wizard-custom-properties,
  alerts-customize-email-subject-how-to).
-->
<#if notify == "cooldown" && !cooldown??>
  <#stop "notify: cooldown needs \"cooldown\", for example PT15M">
</#if>
<#if notify == "onChange" && cooldown??>
  <#stop "\"cooldown\" has no effect with notify: onChange, because Azure refuses to mute a rule that resolves itself; remove one of the two">
</#if>
<#if timeAggregation != "Count" && !metricMeasureColumn??>
  <#stop "timeAggregation ${timeAggregation} needs \"metricMeasureColumn\"">
</#if>
<#if (failingPeriods.minFailingPeriodsToAlert > failingPeriods.numberOfEvaluationPeriods)>
  <#stop "\"minFailingPeriodsToAlert\" is larger than \"numberOfEvaluationPeriods\": the rule could never fire">
</#if>
<#assign severities = {"critical": 0, "high": 1, "medium": 2, "low": 3}>
<#assign condition = r"${data.essentials.monitorCondition}">
<#assign measured = r"${data.alertContext.condition.allOf[0].metricValue}">
<#assign measuredWithUnit = measured + unit?has_content?then(" " + unit, "")>
<#assign payload = {
  "severity": severity,
  "monitorCondition": condition,
  "metricValue": measured,
  "threshold": r"${data.alertContext.condition.allOf[0].threshold}"
}>
<#if unit?has_content>
  <#assign payload += {"unit": unit}>
</#if>
<#if runbookName??>
  <#assign book = runbook(runbookName)>
  <#assign address = (runbookBaseUrl!"")?has_content?then((runbookBaseUrl!"") + "/", "") + book.path>
  <#assign payload += {"runbook": address}>
</#if>
<#assign payload += customProperties>
<#assign subject = {"Email.Subject": "[" + severity?upper_case + "] " + displayName + " - " + condition + " (" + measuredWithUnit + ")"}>
<#assign actionOverrides = subject + actionProperties>
<#assign identityId = identity>
<#if identity?has_content && !identity?starts_with("/")>
  <#assign identityId = "/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup
    + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/" + identity>
</#if>
{
  "type": "Microsoft.Insights/scheduledQueryRules",
  "name": "${name}",
  "location": "${location}",
  "kind": "LogAlert",
  <#if identityId?has_content>
  "identity": {
    "type": "UserAssigned",
    "userAssignedIdentities": {
      "${identityId}": {}
    }
  },
  </#if>
  <#if tags?has_content>
  "tags": ${json(tags)},
  </#if>
  "properties": {
    "displayName": "${displayName}",
    <#-- Custom properties do not reach e-mail and the portal; the description does. -->
    "description": "${description}<#if address??>${description?has_content?then(" ", "")}Runbook: ${address}</#if>",
    "severity": ${severities[severity]?c},
    "enabled": ${enabled?c},
    "scopes": ${json(scopes)},
    "evaluationFrequency": "${evaluationFrequency}",
    "windowSize": "${windowSize}",
    <#if overrideQueryTimeRange??>
    "overrideQueryTimeRange": "${overrideQueryTimeRange}",
    </#if>
    "criteria": {
      "allOf": [
        {
          "query": "${query}",
          "timeAggregation": "${timeAggregation}",
          <#if metricMeasureColumn??>
          "metricMeasureColumn": "${metricMeasureColumn}",
          </#if>
          "dimensions": [
            <#list dimensions as dimension>
            {
              "name": "${dimension.name}",
              "operator": "${dimension.operator!"Include"}",
              "values": ${json(dimension.values!["*"])}
            }<#sep>,</#sep>
            </#list>
          ],
          "operator": "${operator}",
          "threshold": ${threshold?c},
          "failingPeriods": {
            "numberOfEvaluationPeriods": ${failingPeriods.numberOfEvaluationPeriods?c},
            "minFailingPeriodsToAlert": ${failingPeriods.minFailingPeriodsToAlert?c}
          }
        }
      ]
    },
    <#if notify == "cooldown">
    "autoMitigate": false,
    "muteActionsDuration": "${cooldown}",
    <#else>
    "autoMitigate": true,
    </#if>
    "actions": {
      "actionGroups": [
        <#list actionGroups as group>
        "${id("action-group/" + group)}"<#sep>,</#sep>
        </#list>
      ],
      "customProperties": ${json(payload)},
      "actionProperties": ${json(actionOverrides)}
    }
  }
}
