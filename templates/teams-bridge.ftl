<#--
  A workflow that turns Azure's alerts into cards of one Teams channel (adaptivecards.io, version 1.4; Microsoft Learn,
  teams-webhooks: the envelope). A message of Teams may have 28 KB.
  It uses these functions of the Workflow Definition Language and no other: coalesce, encodeUriComponent, equals, item, outputs,
  parameters, replace, startsWith, take, triggerBody, trim, union.

  The trigger answers 202 before anything is sent, so Azure counts a notification as delivered whatever becomes of it: watch the metric
  RunsFailed of the workflow, and tell a group that has no bridge.
-->
<#include "bridge/alert.ftl">
{
  "type": "Microsoft.Logic/workflows",
  "name": "${name}",
  "location": "${location}",
  <#if tags?has_content>
  "tags": ${json(tags)},
  </#if>
  "properties": {
    "state": "${enabled?then("Enabled", "Disabled")}",
    "definition": {
    "$schema": "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
    "contentVersion": "1.0.0.0",
    "parameters": {
      "webhookUrl": {"type": "SecureString"}
    },
    <@trigger/>
    "actions": {
      <@sharedActions/>
      "Facts": {
        "type": "Select",
        "inputs": {
          "from": "@union(outputs('Measures')?['body'], outputs('Resource'), outputs('Dimensions')?['body'])",
          "select": {
            "title": "@{take(item()?['title'], 100)}",
            "value": "@trim(take(coalesce(item()?['value'], item()?['given']), 300))"
          }
        },
        "runAfter": {"Measures": ["Succeeded"], "Resource": ["Succeeded"], "Dimensions": ["Succeeded"]}
      },
      "Buttons": {
        "type": "Select",
        "inputs": {
          "from": "@outputs('Links')?['body']",
          "select": {
            "type": "Action.OpenUrl",
            "title": "@item()?['title']",
            "url": "@item()?['url']"
          }
        },
        "runAfter": {"Links": ["Succeeded"]}
      },
      "Card": {
        "type": "Compose",
        "inputs": {
          "type": "message",
          "attachments": [
            {
              "contentType": "application/vnd.microsoft.card.adaptive",
              "contentUrl": null,
              "content": {
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "type": "AdaptiveCard",
                "version": "1.4",
                "msteams": {"width": "Full"},
                "body": [
                  {
                    "type": "Container",
                    "style": "@coalesce(outputs('Alert')?['condition']?['style'], outputs('Alert')?['severity']?['style'])",
                    "bleed": true,
                    "items": [
                      {
                        "type": "TextBlock",
                        "text": "@{outputs('Alert')?['condition']?['icon']} @{outputs('Alert')?['condition']?['prefix']}@{outputs('Alert')?['severity']?['word']} alert",
                        "weight": "Bolder",
                        "wrap": true
                      },
                      {
                        "type": "TextBlock",
                        "text": "@outputs('Alert')?['rule']",
                        "size": "Large",
                        "weight": "Bolder",
                        "wrap": true
                      }
                    ]
                  },
                  {
                    "type": "TextBlock",
                    "text": "@{outputs('Alert')?['condition']?['prefix']}@{outputs('Alert')?['message']}",
                    "wrap": true
                  },
                  {
                    "type": "FactSet",
                    "facts": "@outputs('Facts')?['body']"
                  }
                ],
                "actions": "@outputs('Buttons')?['body']"
              }
            }
          ]
        },
        "runAfter": {"Facts": ["Succeeded"], "Buttons": ["Succeeded"]}
      },
      "Post": {
        "type": "Http",
        "inputs": {
          "method": "POST",
          "uri": "@parameters('webhookUrl')",
          "headers": {"Content-Type": "application/json"},
          "body": "@outputs('Card')"
        },
        "runAfter": {"Card": ["Succeeded"]},
        "runtimeConfiguration": {"secureData": {"properties": ["inputs"]}}
      }
    },
    "outputs": {}
    },
    "parameters": {
      "webhookUrl": {"type": "SecureString", "value": "${webhookUrl}"}
    }
  }
}
