import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a plan and what it selects",
      resources: {
        orders: { type: "aws:backup/plan:Plan", properties: { name: "orders" } },
        critical: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${orders.id}",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "critical" }],
          },
        },
      },
    },
    {
      title: "two plans, each with a selection",
      resources: {
        orders: { type: "aws:backup/plan:Plan", properties: { name: "orders" } },
        archive: { type: "aws:backup/plan:Plan", properties: { name: "archive" } },
        "orders-all": {
          type: "aws:backup/selection:Selection",
          properties: { planId: "${orders.id}", resources: ["*"] },
        },
        "archive-all": {
          type: "aws:backup/selection:Selection",
          properties: { planId: "${archive.id}", resources: ["*"] },
        },
      },
    },
  ],
  bad: [
    {
      title: "a plan alone",
      resources: { orders: { type: "aws:backup/plan:Plan", properties: { name: "orders" } } },
    },
    {
      title: "the selection of another plan",
      failing: ["archive"],
      resources: {
        orders: { type: "aws:backup/plan:Plan", properties: { name: "orders" } },
        archive: { type: "aws:backup/plan:Plan", properties: { name: "archive" } },
        all: {
          type: "aws:backup/selection:Selection",
          properties: { planId: "${orders.id}", resources: ["*"] },
        },
      },
    },
  ],
};
