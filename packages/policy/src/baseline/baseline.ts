import { InputError } from "@rampart/core/errors";
import type { Finding } from "@rampart/core/finding";
import { parseUrn } from "@rampart/core/graph";

/** Changes only when a reader of the file would have to change. */
const SCHEMA_VERSION = 1;

/** What was found when a team began to count: these are shown and do not fail the check; new ones do. */
export interface Baseline {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** `PROJECT/STACK` of every stack that was looked at. */
  readonly stacks: readonly string[];
  readonly findings: readonly { readonly policy: string; readonly urn: string }[];
}

/** The JSON schema of a baseline file. */
export const BASELINE_SCHEMA: Readonly<Record<string, unknown>> = {
  type: "object",
  required: ["schemaVersion", "stacks", "findings"],
  additionalProperties: false,
  properties: {
    schemaVersion: { const: SCHEMA_VERSION },
    stacks: { type: "array", items: { type: "string" } },
    findings: {
      type: "array",
      items: {
        type: "object",
        required: ["policy", "urn"],
        additionalProperties: false,
        properties: { policy: { type: "string" }, urn: { type: "string" } },
      },
    },
  },
};

/** The baseline of what fails now in `stacks`. */
export function toBaseline(findings: readonly Finding[], stacks: readonly string[]): Baseline {
  const keys = new Map<string, { policy: string; urn: string }>();
  for (const { policy, urn, outcome } of findings) {
    if (outcome === "fail") keys.set(keyOf(policy, urn), { policy, urn });
  }
  const sorted = [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return { schemaVersion: SCHEMA_VERSION, stacks: [...stacks].sort(), findings: sorted };
}

/**
 * Marks the findings that `baseline` already holds, by rule and resource.
 *
 * @throws {InputError} if it is the baseline of other stacks.
 */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  stacks: readonly string[],
  file: string,
): readonly Finding[] {
  if (stacks.length > 0 && !stacks.some((stack) => baseline.stacks.includes(stack))) {
    throw new InputError(
      `this is the baseline of ${baseline.stacks.join(", ")}, not of ${stacks.join(", ")}`,
      {
        file,
        pointer: "/stacks",
        advice: "Write one for this stack with --write-baseline FILE.",
      },
    );
  }
  const known = new Set(baseline.findings.map(({ policy, urn }) => keyOf(policy, urn)));
  return findings.map((finding) =>
    finding.outcome === "fail" && known.has(keyOf(finding.policy, finding.urn))
      ? { ...finding, known: true }
      : finding,
  );
}

/** `PROJECT/STACK` of the stacks that `urns` are of, each once. */
export function stacksOf(urns: Iterable<string>): readonly string[] {
  const stacks = new Set<string>();
  for (const urn of urns) {
    const parts = parseUrn(urn);
    if (parts !== undefined) stacks.add(`${parts.project}/${parts.stack}`);
  }
  return [...stacks];
}

function keyOf(policy: string, urn: string): string {
  return `${policy} ${urn}`;
}
