import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, combine, not, type Truth, yes } from "@rampart/core/value";
import { isWiredInside } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const RECEIVERS = [
  "emailReceivers",
  "smsReceivers",
  "voiceReceivers",
  "azureAppPushReceivers",
  "armRoleReceivers",
  "webhookReceivers",
  "incidentReceivers",
  "itsmReceivers",
  "logicAppReceivers",
  "azureFunctionReceivers",
  "automationRunbookReceivers",
  "eventHubReceivers",
] as const;

/** Whether another alarm, which acts, is made of this one. */
function partOfComposite(graph: ResourceGraph, alarm: Resource<{ readonly name?: unknown }>): Truth {
  const names = [alarm.get("name").knownText(), (alarm as Resource<never>).outputs.get("name").knownText()];
  return combine(
    graph
      .ofType<{ readonly alarmRule: string }>("aws:cloudwatch/compositeAlarm:CompositeAlarm")
      .map((composite) =>
        composite.sourcesOf("alarmRule")?.includes(alarm.urn)
          ? yes("alarmRule")
          : composite
              .get("alarmRule")
              .text((rule) => names.some((name) => name !== undefined && rule.includes(name))),
      ),
    "true",
  );
}

export const alarmsAct: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/alarms-act",
  title: "Alarms are on and tell somebody",
  severity: "medium",
  rationale: "An alarm without an action turns red in a console that nobody looks at during the night.",
  fix: "Set alarmActions to a topic that reaches people, and leave actionsEnabled on; on Azure set enabled: true and an action group with receivers in actions.",
  failure: "nobody is told when the alarm goes off",
  requires: {
    "aws:cloudwatch/metricAlarm:MetricAlarm": (alarm, { graph }) =>
      anyOf(
        allOf(alarm.get("actionsEnabled").orElse(true).equals(true), alarm.isWired("alarmActions")),
        partOfComposite(graph, alarm),
      ),
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": (alarm) =>
      allOf(alarm.get("actionsEnabled").orElse(true).equals(true), alarm.isWired("alarmActions")),
    "azure-native:monitor:MetricAlert": (alert) =>
      allOf(alert.get("enabled").equals(true), alert.isWired("actions")),
    "azure-native:monitor:ActivityLogAlert": (alert) =>
      allOf(
        alert.get("enabled").orElse(true).equals(true),
        isWiredInside(alert, "actions", alert.get("actions").get("actionGroups")),
      ),
    "azure-native:monitor:ActionGroup": (group) =>
      allOf(
        group.get("enabled").orElse(true).equals(true),
        anyOf(...RECEIVERS.map((receivers) => group.isWired(receivers))),
      ),
    "azure-native:security:SecurityContact": (contact) =>
      allOf(not(contact.get("isEnabled").equals(false)), contact.isWired("emails")),
  },
  remedies: {
    // Whom to tell is for people to say; that somebody named is told, is not.
    "aws:cloudwatch/metricAlarm:MetricAlarm": (alarm) =>
      alarm.isWired("alarmActions").state === "true" ? { set: { actionsEnabled: true } } : undefined,
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": (alarm) =>
      alarm.isWired("alarmActions").state === "true" ? { set: { actionsEnabled: true } } : undefined,
    "azure-native:monitor:MetricAlert": (alert) =>
      alert.isWired("actions").state === "true" ? { set: { enabled: true } } : undefined,
    "azure-native:monitor:ActivityLogAlert": (alert) =>
      alert.isWired("actions").state === "true" ? { set: { enabled: true } } : undefined,
    "azure-native:monitor:ActionGroup": (group) =>
      RECEIVERS.some((receivers) => group.isWired(receivers).state === "true")
        ? { set: { enabled: true } }
        : undefined,
    "azure-native:security:SecurityContact": (contact) =>
      contact.isWired("emails").state === "true" ? { set: { isEnabled: true } } : undefined,
  },
});
