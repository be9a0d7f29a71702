<#--
  An action group. Every receiver that Azure can serve gets the common alert schema.
  Limits: 1,000 e-mail receivers per group and 64 characters per address
  (MicrosoftDocs/azure-monitor-docs, azure-monitor-limits-action-groups).
-->
<#assign emails = []>
<#assign webhooks = []>
<#assign names = []>
<#assign seenAddresses = []>
<#list receivers as receiver>
  <#if receiver.type == "email">
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
        <#assign emails += [{"name": receiverName, "emailAddress": address, "useCommonAlertSchema": true}]>
      </#if>
    </#list>
    <#if emails?size == 0>
      <#stop "the e-mail receiver has no address; give at least one in \"addresses\"">
    </#if>
  <#else>
    <#if !receiver.name?? || !receiver.webhookUrl??>
      <#stop "a receiver of type ${receiver.type} needs \"name\" and \"webhookUrl\"">
    </#if>
    <#if names?seq_contains(receiver.name)>
      <#stop "two receivers of the group are called \"${receiver.name}\"; names must be unique">
    </#if>
    <#assign names += [receiver.name]>
    <#if receiver.type == "webhook">
      <#assign webhooks += [{"name": receiver.name, "serviceUri": receiver.webhookUrl, "useCommonAlertSchema": true}]>
    <#else>
      <#assign channel = (receiver.type == "teams")?then("Teams", "Slack")>
      <@warn code="TOC0401" message="receiver \"${receiver.name}\" of action group \"${name}\" hears nothing yet: ${channel} cannot read Azure's alert payload, and the Logic App bridge that translates it is missing; until there is one, rely on the e-mail receivers"/>
    </#if>
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
    "emailReceivers": ${json(emails)},
    "webhookReceivers": ${json(webhooks)}
  }
}
