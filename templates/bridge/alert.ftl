<#--
  What both bridges read from the common alert schema (MicrosoftDocs/azure-monitor-docs, alerts-payload-samples): actions of a
  workflow, each with a comma after it. Metric and log alerts measure (alertContext.condition.allOf), activity log alerts do not, and their
  alertContext.properties may be null. The operator's text differs between payload and rule, so nothing depends on it.
  Severity words and colours are the seed's; Sev4 is Azure's "Verbose".
-->
<#assign essentials = "triggerBody()?['data']?['essentials']">
<#assign context = "triggerBody()?['data']?['alertContext']">
<#assign custom = "triggerBody()?['data']?['customProperties']">
<#macro sharedActions>
      "Words": {
        "type": "Compose",
        "inputs": {
          "severities": {
            "Sev0": {"word": "CRITICAL", "style": "attention", "colour": "#dc3545"},
            "Sev1": {"word": "HIGH", "style": "warning", "colour": "#fd7e14"},
            "Sev2": {"word": "MEDIUM", "style": "warning", "colour": "#ffc107"},
            "Sev3": {"word": "LOW", "style": "good", "colour": "#28a745"},
            "Sev4": {"word": "INFO", "style": "accent", "colour": "#0076d7"}
          },
          "conditions": {
            "Fired": {"icon": "🚨", "prefix": ""},
            "Resolved": {"icon": "✅", "prefix": "RESOLVED: ", "style": "good", "colour": "#28a745"}
          },
          "nothing": [],
          "noCondition": [{}],
          "noName": ["unknown"]
        },
        "runAfter": {}
      },
      "Alert": {
        "type": "Compose",
        "inputs": {
          "rule": "@{take(coalesce(${essentials}?['alertRule'], 'alert without a name'), 120)}",
          "severity": "@coalesce(outputs('Words')?['severities']?[coalesce(${essentials}?['severity'], 'Sev4')], outputs('Words')?['severities']?['Sev4'])",
          "condition": "@coalesce(outputs('Words')?['conditions']?[coalesce(${essentials}?['monitorCondition'], 'Fired')], outputs('Words')?['conditions']?['Fired'])",
          "message": "@{take(coalesce(${custom}?['message'], ${context}?['properties']?['message'], ${context}?['properties']?['title'], ${essentials}?['description'], ''), 2000)}",
          "unit": "@{coalesce(${custom}?['unit'], ${context}?['properties']?['unit'], '')}",
          "runbook": "@{coalesce(${custom}?['runbook'], ${context}?['properties']?['runbook'], '')}",
          "measured": "@union(coalesce(${context}?['condition']?['allOf'], outputs('Words')?['nothing']), outputs('Words')?['noCondition'])[0]"
        },
        "runAfter": {"Words": ["Succeeded"]}
      },
      "Measures": {
        "type": "Query",
        "inputs": {
          "from": [
            {"title": "Severity", "given": "@{outputs('Alert')?['severity']?['word']}"},
            {"title": "State", "given": "@{${essentials}?['monitorCondition']}"},
            {"title": "Metric", "given": "@{outputs('Alert')?['measured']?['metricName']}"},
            {"title": "Measured", "given": "@{outputs('Alert')?['measured']?['metricValue']}", "value": "@{outputs('Alert')?['measured']?['metricValue']} @{outputs('Alert')?['unit']}"},
            {"title": "Threshold", "given": "@{outputs('Alert')?['measured']?['threshold']}", "value": "@{outputs('Alert')?['measured']?['threshold']} @{outputs('Alert')?['unit']}"},
            {"title": "Operation", "given": "@{${context}?['operationName']}"},
            {"title": "Status", "given": "@{${context}?['status']}"},
            {"title": "By", "given": "@{${context}?['caller']}"},
            {"title": "Fired", "given": "@{${essentials}?['firedDateTime']}"},
            {"title": "Resolved", "given": "@{${essentials}?['resolvedDateTime']}"}
          ],
          "where": "@equals(equals(item()?['given'], ''), false)"
        },
        "runAfter": {"Alert": ["Succeeded"]}
      },
      "Dimensions": {
        "type": "Select",
        "inputs": {
          "from": "@coalesce(outputs('Alert')?['measured']?['dimensions'], outputs('Words')?['nothing'])",
          "select": {
            "title": "@{item()?['name']}",
            "value": "@{item()?['value']}"
          }
        },
        "runAfter": {"Alert": ["Succeeded"]}
      },
      "Resource": {
        "type": "Compose",
        "inputs": [
          {
            "title": "Resource",
            "value": "@{union(coalesce(${essentials}?['configurationItems'], outputs('Words')?['nothing']), outputs('Words')?['noName'])[0]}"
          }
        ],
        "runAfter": {"Alert": ["Succeeded"]}
      },
      "Links": {
        "type": "Query",
        "inputs": {
          "from": [
            {"title": "Runbook", "url": "@{outputs('Alert')?['runbook']}"},
            {
              "title": "Open in Azure",
              "url": "${portalUrl}/#view/Microsoft_Azure_Monitoring_Alerts/AlertDetails.ReactView/alertId/@{encodeUriComponent(coalesce(${essentials}?['alertId'], ''))}"
            }
          ],
          "where": "@startsWith(item()?['url'], 'https://')"
        },
        "runAfter": {"Alert": ["Succeeded"]}
      },
</#macro>
<#macro trigger>
    "triggers": {
      "manual": {
        "type": "Request",
        "kind": "Http",
        "inputs": {
          "schema": {
            "type": "object",
            "properties": {
              "schemaId": {"type": "string"},
              "data": {
                "type": "object",
                "properties": {
                  "essentials": {"type": "object"},
                  "alertContext": {"type": "object"},
                  "customProperties": {}
                }
              }
            }
          }
        }
      }
    },
</#macro>
