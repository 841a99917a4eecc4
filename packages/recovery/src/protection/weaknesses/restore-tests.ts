/** Restore tests that come round more rarely than recovery points are kept. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { renderDuration } from "@rampart/core/units";
import { combine, no, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { worstCase } from "../../worst-case/worst-case.ts";
import { PLAN, rulesOf } from "../aws/backup-plans.ts";
import type { Destination } from "../aws/vault.ts";
import { isUndetermined, type Retention, type Undetermined } from "../protection.ts";
import { readSchedule, withoutSecrets } from "../schedules.ts";
import { pathIn } from "../undetermined.ts";
import { type Weakness, weaknessIf } from "./weakness.ts";

const TEST = "aws:backup/restoreTestingPlan:RestoreTestingPlan";

interface RestoreTest {
  readonly scheduleExpression: string;
  readonly scheduleExpressionTimezone: string;
  readonly recoveryPointSelection: { readonly includeVaults: readonly string[] };
}

/** A vault of the graph, and how long something in it is kept. */
interface Kept {
  readonly destination: Destination;
  readonly retention: Retention | Undetermined;
}

export function restoreTestWeaknesses(graph: ResourceGraph): readonly Weakness[] {
  const tests = graph.ofType<RestoreTest>(TEST);
  if (tests.length === 0) return [];
  const kept = everyRetention(graph);
  return tests.flatMap((test) => ofTest(test, kept));
}

function everyRetention(graph: ResourceGraph): readonly Kept[] {
  return graph
    .ofType(PLAN)
    .flatMap((plan) =>
      rulesOf(graph, plan).flatMap((rule) => [
        { destination: rule.target, retention: rule.retention },
        ...rule.copies.flatMap(({ destination, retention }) =>
          destination === undefined ? [] : [{ destination, retention }],
        ),
      ]),
    );
}

function ofTest(test: Resource<RestoreTest>, all: readonly Kept[]): readonly Weakness[] {
  const owner = test as unknown as Resource;
  const expression = test.get("scheduleExpression");
  const text = expression.knownText();
  const zone = test.get("scheduleExpressionTimezone").orElse("UTC").knownText();
  const path = expression.path;
  const message = "recovery points may be gone before a test restores them";
  if (text === undefined || zone === undefined) {
    const unknown = undetermined({ path: pathIn(owner, path), reason: "computed" });
    return weaknessIf(unknown, "restore-test-rarer-than-retention", owner, path, message);
  }
  const schedule = withoutSecrets(
    readSchedule(text, zone, pathIn(owner, path)),
    expression,
    test.get("scheduleExpressionTimezone"),
  );
  if (isUndetermined(schedule)) {
    const malformed: Truth = { state: "unknown", hidden: schedule.undetermined };
    return weaknessIf(malformed, "restore-test-rarer-than-retention", owner, path, schedule.why ?? message);
  }
  const interval = worstCase([{ name: test.name, schedule, delays: [] }]).seconds ?? Infinity;
  const included = test.get("recoveryPointSelection").get("includeVaults");
  let shortest: Retention | undefined;
  const unknown: Truth[] = [];
  for (const { destination, retention } of all) {
    const isIncluded = includes(owner, included, destination);
    if (isIncluded.state === "false") continue;
    if (isIncluded.state === "unknown") unknown.push(isIncluded);
    else if (isUndetermined(retention)) unknown.push({ state: "unknown", hidden: retention.undetermined });
    else if ((retention.seconds ?? Infinity) < (shortest?.seconds ?? Infinity)) shortest = retention;
  }
  if (shortest?.seconds !== undefined && shortest.seconds < interval) {
    const rare = Number.isFinite(interval) ? `only every ${renderDuration(interval)} at times` : "never";
    return weaknessIf(
      yes(path),
      "restore-test-rarer-than-retention",
      owner,
      path,
      `restores are tested ${rare}, and recovery points are kept for ${renderDuration(shortest.seconds)} (${shortest.path})`,
    );
  }
  return weaknessIf(combine(unknown, "true"), "restore-test-rarer-than-retention", owner, path, message);
}

/** Whether the test restores from the vault; it names vaults by ARN, or all by `*`. */
function includes(test: Resource, included: Value<readonly string[]>, { vault }: Destination): Truth {
  return combine(
    included.items().map((item) => {
      const text = item.knownText();
      if (text === "*") return yes(item.path);
      const arn = vault?.outputs.get("arn").knownText();
      if (text !== undefined && arn !== undefined) {
        return text === arn ? yes(item.path) : no(item.path);
      }
      if (vault !== undefined && (test.sourcesOf("recoveryPointSelection") ?? []).includes(vault.urn)) {
        return yes(item.path);
      }
      return undetermined({ path: pathIn(test, item.path), reason: "computed" });
    }),
    "true",
  );
}
