import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { anyOf, no, type Truth, yes } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const SCALING: Reference = {
  type: "aws:appautoscaling/target:Target",
  through: "resourceId",
  to: ["aws:dynamodb/table:Table"],
};

interface Table {
  readonly name?: string;
}

interface Target {
  readonly resourceId: string;
}

/** Targets name their table by `table/NAME`. */
const namedBy = new WeakMap<ResourceGraph, ReadonlySet<string>>();

function namesOf(graph: ResourceGraph): ReadonlySet<string> {
  let names = namedBy.get(graph);
  if (names === undefined) {
    const targets = graph.ofType<Target>(SCALING.type);
    names = new Set(targets.flatMap((target) => target.get("resourceId").knownText() ?? []));
    namedBy.set(graph, names);
  }
  return names;
}

function isScaled(graph: ResourceGraph, table: Resource<Table>): Truth {
  const name = table.get("name").knownText();
  return anyOf(
    someAttached(graph, table as unknown as Resource, SCALING, () => yes()),
    name !== undefined && namesOf(graph).has(`table/${name}`) ? yes("billingMode") : no("billingMode"),
  );
}

export const tablesScaleWithLoad: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/tables-scale-with-load",
  title: "Tables take more requests when more come",
  severity: "medium",
  rationale:
    "A table of fixed capacity refuses requests under load, first of all in the hour when it matters.",
  fix: "Set billingMode to PAY_PER_REQUEST, or add an aws.appautoscaling.Target for the table.",
  failure: "its capacity is fixed",
  requires: {
    "aws:dynamodb/table:Table": (table, { graph }) =>
      anyOf(table.get("billingMode").oneOf(["PAY_PER_REQUEST"]), isScaled(graph, table)),
  },
});
