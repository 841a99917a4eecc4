import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { parseDuration, parseSchedule, renderDuration, UnitError } from "@rampart/core/units";
import { allOf, anyOf, type Plain, type Truth, undetermined } from "@rampart/core/value";
import { atLeast, countAttached } from "@rampart/core/views";
import { defineGraphRule, must, objectivesFor, type Rule, severityByTier } from "@rampart/policy";
import { worstCase } from "@rampart/recovery";
import type { ResourceTypes } from "../resource-types/index.ts";

const TEST = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
const SELECTION: Reference = {
  type: "aws:backup/restoreTestingSelection:RestoreTestingSelection",
  through: "restoreTestingPlanName",
  to: [TEST],
};
type RestoreTest = Plain<ResourceTypes[typeof TEST]>;

export const restoreTestsAsPromised: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/restore-tests-as-promised",
  title: "Restores are tested as often as the tier promises",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "Backups that were never restored are hopes. Keys, roles, formats and quotas change, and the first to notice should not be the one who needs the data back.",
  fix: "Add a RestoreTestingPlan with a RestoreTestingSelection, whose scheduleExpression comes round within restoreTestInterval of the tier. Where a runbook of yours tests restores on a schedule, waive the finding and say where.",
  checks: {
    "aws:backup/plan:Plan": (plan, context) => {
      const promised = objectivesFor(plan, context)?.restoreTestInterval;
      if (promised === undefined) return [];
      const interval = parseDuration(promised);
      const tests = context.graph.ofType<RestoreTest>(TEST);
      const message =
        tests.length === 0
          ? `a restore test every ${renderDuration(interval)} is promised, and none is planned`
          : `a restore test every ${renderDuration(interval)} is promised, and none that selects anything is due that often`;
      return must(
        anyOf(
          ...tests.map((test) => allOf(isDueWithin(test, interval), selectsSomething(context.graph, test))),
        ),
        message,
      );
    },
  },
});

/** Without a selection a test restores nothing. */
function selectsSomething(graph: ResourceGraph, test: Resource<RestoreTest>): Truth {
  return atLeast(countAttached(graph, test, [SELECTION]), 1);
}

/** Whether there is never more than `interval` seconds between two tests. */
function isDueWithin(test: Resource<RestoreTest>, interval: number): Truth {
  const expression = test.get("scheduleExpression");
  const zone = test.get("scheduleExpressionTimezone").orElse("UTC").knownText();
  const path = `${test.name}#${expression.path}`;
  if (zone === undefined) {
    return undetermined({ path: `${test.name}#scheduleExpressionTimezone`, reason: "computed" });
  }
  const text = expression.knownText();
  if (text === undefined) return undetermined({ path, reason: "computed" });
  const longest = longestGap(text, zone);
  return longest === undefined
    ? undetermined({ path, reason: "malformed" })
    : { state: longest <= interval ? "true" : "false", paths: [path] };
}

/** Undefined where it is no schedule; without end where it is never due. */
function longestGap(expression: string, zone: string): number | undefined {
  try {
    const schedule = parseSchedule(expression, zone);
    return worstCase([{ name: "restore test", schedule, delays: [] }]).seconds ?? Infinity;
  } catch (error) {
    if (error instanceof UnitError) return undefined;
    throw error;
  }
}
