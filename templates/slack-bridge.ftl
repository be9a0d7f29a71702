<#--
  A workflow that turns Azure's alerts into messages of one Slack channel (docs.slack.dev, Block Kit: 10 fields in a section, 3,000
  characters in a text). Plain text throughout, because Slack reads commands such as <!channel> in its markup.
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
          "from": "@take(outputs('Measures')?['body'], 10)",
          "select": {
            "type": "plain_text",
            "text": "@{item()?['title']}\n@{trim(take(coalesce(item()?['value'], item()?['given']), 300))}"
          }
        },
        "runAfter": {"Measures": ["Succeeded"]}
      },
      "Places": {
        "type": "Select",
        "inputs": {
          "from": "@take(union(outputs('Resource'), outputs('Dimensions')?['body']), 10)",
          "select": {
            "type": "plain_text",
            "text": "@{take(item()?['title'], 100)}\n@{take(item()?['value'], 300)}"
          }
        },
        "runAfter": {"Resource": ["Succeeded"], "Dimensions": ["Succeeded"]}
      },
      "Buttons": {
        "type": "Select",
        "inputs": {
          "from": "@outputs('Links')?['body']",
          "select": {
            "type": "button",
            "text": {"type": "plain_text", "text": "@item()?['title']"},
            "url": "@item()?['url']"
          }
        },
        "runAfter": {"Links": ["Succeeded"]}
      },
      "Title": {
        "type": "Compose",
        "inputs": "@{outputs('Alert')?['condition']?['icon']} @{outputs('Alert')?['condition']?['prefix']}@{outputs('Alert')?['severity']?['word']} alert",
        "runAfter": {"Alert": ["Succeeded"]}
      },
      "Message": {
        "type": "Compose",
        "inputs": {
          "text": "@{outputs('Title')}: @{replace(replace(replace(outputs('Alert')?['rule'], '&', '&amp;'), '<', '&lt;'), '>', '&gt;')}",
          "attachments": [
            {
              "color": "@coalesce(outputs('Alert')?['condition']?['colour'], outputs('Alert')?['severity']?['colour'])",
              "blocks": [
                {
                  "type": "section",
                  "text": {
                    "type": "plain_text",
                    "text": "@{outputs('Alert')?['rule']}\n@{outputs('Alert')?['condition']?['prefix']}@{outputs('Alert')?['message']}"
                  }
                },
                {"type": "section", "fields": "@outputs('Facts')?['body']"},
                {"type": "section", "fields": "@outputs('Places')?['body']"},
                {"type": "actions", "elements": "@outputs('Buttons')?['body']"}
              ]
            }
          ]
        },
        "runAfter": {"Title": ["Succeeded"], "Facts": ["Succeeded"], "Places": ["Succeeded"], "Buttons": ["Succeeded"]}
      },
      "Post": {
        "type": "Http",
        "inputs": {
          "method": "POST",
          "uri": "@parameters('webhookUrl')",
          "headers": {"Content-Type": "application/json"},
          "body": "@outputs('Message')"
        },
        "runAfter": {"Message": ["Succeeded"]},
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
