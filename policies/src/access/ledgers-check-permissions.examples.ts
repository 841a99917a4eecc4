import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("checked", "aws:qldb/ledger:Ledger", { permissionsMode: "STANDARD" }),
    oneResource("checked and kept", "aws:qldb/ledger:Ledger", {
      permissionsMode: "STANDARD",
      deletionProtection: true,
    }),
  ],
  bad: [
    oneResource("not checked", "aws:qldb/ledger:Ledger", { permissionsMode: "ALLOW_ALL" }),
    oneResource("not checked, by an older name of the ledger", "aws:qldb/ledger:Ledger", {
      name: "orders",
      permissionsMode: "ALLOW_ALL",
    }),
  ],
};
