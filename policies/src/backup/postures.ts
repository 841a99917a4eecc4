/** Rules that hold what is promised for data against what the recovery analyser says of it. */
import type { Resource } from "@rampart/core/graph";
import type { HiddenProperty } from "@rampart/core/value";
import {
  defineGraphRule,
  type GraphRuleContext,
  type Rule,
  type RuleText,
  type Verdict,
} from "@rampart/policy";
import {
  type GraphPosture,
  isUndetermined,
  type Protection,
  postureOf,
  protectionsOf,
  type ResourcePosture,
} from "@rampart/recovery";
import { PROMISED_TYPES } from "./promised-types.ts";

/** What a rule asks of the posture of one resource. */
export interface Posture {
  readonly posture: ResourcePosture;
  readonly resource: Resource;
  readonly context: GraphRuleContext;
  /** The verdict for a figure that hangs on what is not known. */
  readonly open: () => Verdict;
}

interface PostureRule extends RuleText {
  readonly judge: (asked: Posture) => readonly Verdict[];
}

/** Defines a rule about all data for which a workload promises something. It has nothing to say of other data. */
export function definePostureRule({ judge, ...text }: PostureRule): Rule {
  const check = (resource: Resource, context: GraphRuleContext): readonly Verdict[] => {
    const { promises } = context.settings;
    // The posture of all data takes a while: it is not worked out where nothing is promised.
    if (Object.keys(promises.workloads).length === 0) return [];
    const all = postureOf(context.graph, promises);
    const posture = all.of(resource.urn);
    if (posture?.workload === undefined) return [];
    return judge({ posture, resource, context, open: () => openVerdict(all, resource, context) });
  };
  return defineGraphRule<Readonly<Record<string, object>>>({
    ...text,
    checks: Object.fromEntries(PROMISED_TYPES.map((type) => [type, check])),
  });
}

const HIDDEN: readonly string[] = [
  "computed",
  "secret",
  "malformed",
] satisfies readonly HiddenProperty["reason"][];

function openVerdict(all: GraphPosture, resource: Resource, { graph }: GraphRuleContext): Verdict {
  const open = all.undeterminedOf(resource.urn).filter(({ weakness }) => weakness === undefined);
  const named = open.flatMap(({ path, reason }): readonly HiddenProperty[] =>
    HIDDEN.includes(reason) ? [{ path, reason: reason as HiddenProperty["reason"] }] : [],
  );
  const why = open.find(({ reason }) => !HIDDEN.includes(reason))?.reason;
  const hidden = open.length > 0 ? named : protectionsOf(resource, graph).flatMap(hiddenBy);
  return { outcome: "undetermined", hidden, ...(why === undefined ? {} : { why }) };
}

function hiddenBy({ stream, retention, survives }: Protection): readonly HiddenProperty[] {
  return [
    ...(isUndetermined(stream) ? stream.undetermined : []),
    ...(isUndetermined(retention) ? retention.undetermined : []),
    ...(survives.deletion.state === "unknown" ? survives.deletion.hidden : []),
  ];
}
