import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "an alarm that reaches a topic",
      resources: {
        onCall: { type: "aws:sns/topic:Topic", properties: { name: "on-call" } },
        errors: {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          properties: { metricName: "5XXError", alarmActions: ["${onCall.arn}"] },
        },
      },
    },
    {
      title: "alerts that reach an action group",
      resources: {
        onCall: {
          type: "azure-native:monitor:ActionGroup",
          properties: {
            enabled: true,
            groupShortName: "oncall",
            emailReceivers: [{ name: "on-call", emailAddress: "on-call@example.com" }],
          },
        },
        busy: {
          type: "azure-native:monitor:MetricAlert",
          properties: { enabled: true, actions: [{ actionGroupId: "${onCall.id}" }] },
        },
        granted: {
          type: "azure-native:monitor:ActivityLogAlert",
          properties: { actions: { actionGroups: [{ actionGroupId: "${onCall.id}" }] } },
        },
      },
    },
    {
      title: "an alarm that is part of another one",
      resources: {
        errors: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", properties: { name: "errors" } },
        both: {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          properties: {
            alarmRule: "ALARM(${errors.name})",
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:on-call"],
          },
        },
      },
    },
    oneResource("a contact for security alerts", "azure-native:security:SecurityContact", {
      emails: "security@example.com",
    }),
  ],
  bad: [
    oneResource("a contact without an address", "azure-native:security:SecurityContact", { isEnabled: true }),
    oneResource("an alarm without an action", "aws:cloudwatch/metricAlarm:MetricAlarm", {
      metricName: "5XXError",
    }),
    oneResource("an alarm whose actions are off", "aws:cloudwatch/metricAlarm:MetricAlarm", {
      alarmActions: ["arn:aws:sns:eu-west-1:123456789012:on-call"],
      actionsEnabled: false,
    }),
    oneResource("an alarm of alarms without an action", "aws:cloudwatch/compositeAlarm:CompositeAlarm", {
      alarmRule: "ALARM(errors) OR ALARM(latency)",
    }),
    oneResource("a group without receivers", "azure-native:monitor:ActionGroup", { enabled: true }),
    oneResource("a group that is off", "azure-native:monitor:ActionGroup", {
      enabled: false,
      smsReceivers: [{ name: "on-call", countryCode: "49", phoneNumber: "1234567" }],
    }),
    oneResource("an alert that is off", "azure-native:monitor:MetricAlert", {
      enabled: false,
      actions: [{ actionGroupId: "on-call" }],
    }),
    oneResource("an alert of the activity log without a group", "azure-native:monitor:ActivityLogAlert", {
      enabled: true,
      actions: { actionGroups: [] },
    }),
    oneResource("an alarm of alarms whose actions are off", "aws:cloudwatch/compositeAlarm:CompositeAlarm", {
      alarmActions: ["arn:aws:sns:eu-west-1:123456789012:on-call"],
      actionsEnabled: false,
    }),
    oneResource("an alert of the activity log that is off", "azure-native:monitor:ActivityLogAlert", {
      enabled: false,
      actions: { actionGroups: [{ actionGroupId: "on-call" }] },
    }),
    oneResource("a contact that is told nothing", "azure-native:security:SecurityContact", {
      isEnabled: false,
      emails: "security@example.com",
    }),
  ],
};
