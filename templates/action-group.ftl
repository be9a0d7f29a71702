<#--
  An action group. Every receiver that Azure can serve gets the common alert schema.
  Limits: 1,000 e-mail receivers per group, 10 of each other kind, and 64 characters per address
  (MicrosoftDocs/azure-monitor-docs, azure-monitor-limits-action-groups).

  Teams and Slack cannot read Azure's alert payload: a receiver of these types names a bridge, a workflow of this project (templates
  teams-bridge and slack-bridge). Its callback URL is asked for when the group is written, and never shown.
-->
<#assign lists = {}>
<#assign names = []>
<#assign seenAddresses = []>
<#assign needed = {
  "sms": ["countryCode", "phoneNumber"],
  "teams": ["bridge"],
  "slack": ["bridge"],
  "webhook": ["webhookUrl"],
  "pagerduty": ["webhookUrl"],
  "azureFunction": ["resourceId", "functionName", "webhookUrl"],
  "logicApp": ["resourceId", "callbackUrl"],
  "automationRunbook": ["resourceId", "runbookName", "webhookResourceId", "webhookUrl"],
  "eventHub": ["subscriptionId", "eventHubNamespace", "eventHubName"],
  "role": ["roleId"]
}>
<#function checked receiver>
  <#local takes = (["name"] + needed[receiver.type])?join(", ")>
  <#list ["name"] + needed[receiver.type] as key>
    <#if !(receiver[key]!"")?has_content>
      <#stop "a receiver of type ${receiver.type} needs ${takes}; \"${key}\" is missing">
    </#if>
  </#list>
  <#list receiver?keys as key>
    <#if !(["type", "name"] + needed[receiver.type])?seq_contains(key)>
      <#stop "a receiver of type ${receiver.type} has no \"${key}\"; it takes ${takes}">
    </#if>
  </#list>
  <#if names?seq_contains(receiver.name)>
    <#stop "two receivers of the group are called \"${receiver.name}\"; names must be unique">
  </#if>
  <#assign names += [receiver.name]>
  <#return {"name": receiver.name}>
</#function>
<#macro add list receiver>
  <#assign lists += {list: (lists[list]![]) + [receiver]}>
</#macro>
<#list receivers as receiver>
  <#if receiver.type == "email">
    <#assign before = seenAddresses?size>
    <#list (receiver.addresses!"")?split(",") as part>
      <#assign address = part?trim>
      <#if address?has_content && !seenAddresses?seq_contains(address?lower_case)>
        <#if !address?matches(r"[^@\s,;<>]+@[^@\s,;<>]+") || (address?length > 64)>
          <#stop "\"${address}\" is not an e-mail address that Azure accepts; separate addresses by commas, at most 64 characters each">
        </#if>
        <#assign seenAddresses += [address?lower_case]>
        <#assign receiverName = address?lower_case?replace("[^a-z0-9]+", "-", "r")>
        <#if names?seq_contains(receiverName)>
          <#assign receiverName = receiverName + "-" + (seenAddresses?size)?c>
        </#if>
        <#assign names += [receiverName]>
        <@add "emailReceivers" {"name": receiverName, "emailAddress": address, "useCommonAlertSchema": true}/>
      </#if>
    </#list>
    <#if seenAddresses?size == 0>
      <#stop "the e-mail receiver has no address; give at least one in \"addresses\"">
    </#if>
  <#else>
    <#assign one = checked(receiver)>
    <#assign common = {"useCommonAlertSchema": true}>
    <#switch receiver.type>
      <#case "sms">
        <@add "smsReceivers" one + {"countryCode": receiver.countryCode, "phoneNumber": receiver.phoneNumber}/>
        <#break>
      <#case "teams">
      <#case "slack">
        <@add "logicAppReceivers" one + {
          "resourceId": id("workflow/" + receiver.bridge),
          "callbackUrl": callbackUrl("workflow/" + receiver.bridge)
        } + common/>
        <#break>
      <#case "webhook">
      <#case "pagerduty">
        <@add "webhookReceivers" one + {"serviceUri": receiver.webhookUrl} + common/>
        <#break>
      <#case "azureFunction">
        <@add "azureFunctionReceivers" one + {
          "functionAppResourceId": receiver.resourceId,
          "functionName": receiver.functionName,
          "httpTriggerUrl": receiver.webhookUrl
        } + common/>
        <#break>
      <#case "logicApp">
        <@add "logicAppReceivers" one + {"resourceId": receiver.resourceId, "callbackUrl": receiver.callbackUrl} + common/>
        <#break>
      <#case "automationRunbook">
        <@add "automationRunbookReceivers" one + {
          "automationAccountId": receiver.resourceId,
          "runbookName": receiver.runbookName,
          "webhookResourceId": receiver.webhookResourceId,
          "isGlobalRunbook": false,
          "serviceUri": receiver.webhookUrl
        } + common/>
        <#break>
      <#case "eventHub">
        <@add "eventHubReceivers" one + {
          "subscriptionId": receiver.subscriptionId,
          "eventHubNameSpace": receiver.eventHubNamespace,
          "eventHubName": receiver.eventHubName
        } + common/>
        <#break>
      <#case "role">
        <@add "armRoleReceivers" one + {"roleId": receiver.roleId} + common/>
        <#break>
    </#switch>
  </#if>
</#list>
{
  "type": "Microsoft.Insights/actionGroups",
  "name": "${name}",
  "location": "global",
  <#if tags?has_content>
  "tags": ${json(tags)},
  </#if>
  "properties": {
    "groupShortName": "${shortName}",
    "enabled": ${enabled?c},
    <#list ["smsReceivers", "logicAppReceivers", "azureFunctionReceivers", "automationRunbookReceivers", "eventHubReceivers", "armRoleReceivers"] as list>
      <#if lists[list]??>
    "${list}": ${json(lists[list])},
      </#if>
    </#list>
    "emailReceivers": ${json(lists.emailReceivers![])},
    "webhookReceivers": ${json(lists.webhookReceivers![])}
  }
}
