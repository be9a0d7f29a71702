<#--
  A standard availability test. The tag hidden-link ties it to its component, where the results go: the examples of
  webTests_API 2022-06-15 (Azure/azure-rest-api-specs) have it, and the portal shows no test without it.
-->
<#assign https = url?lower_case?starts_with("https:")>
{
  "type": "Microsoft.Insights/webtests",
  "name": "${name}",
  "kind": "standard",
  "tags": {
    <#list tags as key, value>
    "${key}": "${value}",
    </#list>
    "hidden-link:${id("component/" + component)}": "Resource"
  },
  "properties": {
    "SyntheticMonitorId": "${name}",
    "Name": "${name}",
    "Description": "${description}",
    "Enabled": ${enabled?c},
    "Frequency": ${frequencySeconds?c},
    "Timeout": ${timeoutSeconds?c},
    "Kind": "standard",
    "RetryEnabled": ${retry?c},
    "Locations": [
      <#list locations as location>
      {"Id": "${location}"}<#sep>,</#sep>
      </#list>
    ],
    "Request": {
      "RequestUrl": "${url}",
      "HttpVerb": "${verb}",
      "ParseDependentRequests": false
    },
    "ValidationRules": {
      "ExpectedHttpStatusCode": ${expectedStatus?c},
      <#if https>
      "SSLCertRemainingLifetimeCheck": ${certificateDays?c},
      </#if>
      "SSLCheck": ${https?c}
    }
  }
}
