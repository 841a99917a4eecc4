import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a flow", "aws:appflow/flow:Flow", { description: "Leads from the shop to the CRM" }),
    oneResource("a catalogue", "aws:athena/dataCatalog:DataCatalog", { description: "Tables of the shop" }),
    oneResource("a database", "aws:athena/database:Database", { comment: "Orders by day" }),
    oneResource("a query", "aws:athena/namedQuery:NamedQuery", { description: "Orders without payment" }),
    oneResource("a workgroup", "aws:athena/workgroup:Workgroup", { description: "Monthly reports" }),
    oneResource("a key", "aws:kms/key:Key", { description: "Data of orders" }),
    oneResource("a function", "aws:lambda/function:Function", { description: "Sends invoices" }),
    oneResource("a secret", "aws:secretsmanager/secret:Secret", {
      description: "Key of the payment provider",
    }),
  ],
  bad: [
    oneResource("none", "aws:kms/key:Key", { enableKeyRotation: true }),
    oneResource("empty", "aws:lambda/function:Function", { description: "" }),
    oneResource("one word that says nothing", "aws:kms/key:Key", { description: "key" }),
    oneResource("a secret", "aws:secretsmanager/secret:Secret", { name: "payments" }),
  ],
};
