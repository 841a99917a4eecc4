import { selectsForBackup } from "@rampart/core/views";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SELECTION, selectionsOf } from "../../src/protection/aws/backup-plans.ts";
import { BACKUP_SERVICES } from "../../src/protection/aws/backup-services.ts";
import { graphOf, HOME_ACCOUNT, HOME_REGION, record, resourceOf } from "./stacks.ts";

const TABLE = "aws:dynamodb/table:Table";
const arnOf = (name: string): string => `arn:aws:dynamodb:${HOME_REGION}:${HOME_ACCOUNT}:table/${name}`;

const tag = fc.record({ key: fc.constantFrom("a", "b"), value: fc.constantFrom("x", "y") });
const resourceTag = tag.map(({ key, value }) => ({ key: `aws:ResourceTag/${key}`, value }));
const arn = fc.constantFrom(
  arnOf("orders"),
  arnOf("invoices"),
  "arn:aws:dynamodb:*:*:table/*",
  "*",
  arnOf("ord*"),
);

const selection = fc.record(
  {
    selectionTags: fc.array(tag, { minLength: 1, maxLength: 2 }),
    resources: fc.array(arn, { minLength: 1, maxLength: 2 }),
    notResources: fc.array(arn, { minLength: 1, maxLength: 1 }),
    conditions: fc
      .record(
        {
          stringEquals: fc.array(resourceTag, { minLength: 1, maxLength: 2 }),
          stringNotEquals: fc.array(resourceTag, { minLength: 1, maxLength: 1 }),
        },
        { requiredKeys: [] },
      )
      .map((one) => [one]),
  },
  { requiredKeys: [] },
);

const tags = fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("x", "y"));

describe("the index of selections", () => {
  it("finds what asking each selection finds, for any selections, tags and ARNs", () => {
    const service = BACKUP_SERVICES.get(TABLE);
    if (service === undefined) throw new Error("AWS Backup backs up tables");
    fc.assert(
      fc.property(fc.array(selection, { maxLength: 6 }), tags, fc.boolean(), (inputs, own, isDeployed) => {
        const graph = graphOf(
          record("aws:backup/plan:Plan", "plan", { name: "plan", rules: [] }, { id: "plan-1" }),
          ...inputs.map((one, index) => record(SELECTION, `s${index}`, { planId: "plan-1", ...one })),
          record(TABLE, "orders", { tags: own }, isDeployed ? { outputs: { arn: arnOf("orders") } } : {}),
        );
        const table = resourceOf(graph, "orders");
        const asked = graph
          .ofType(SELECTION)
          .map((one) => ({ name: one.name, state: selectsForBackup(graph, one, table).state }))
          .filter(({ state }) => state !== "false");
        const found = selectionsOf(graph, table, service).map(({ selection: one, truth }) => ({
          name: one.name,
          state: truth.state,
        }));
        const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
        expect(found.sort(byName)).toEqual(asked.sort(byName));
      }),
      { numRuns: 300 },
    );
  });
});
