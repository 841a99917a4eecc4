import { stringify } from "yaml";
import type { PulumiProject } from "./pulumi-project.ts";

type Known = Pick<PulumiProject, "name" | "stacks" | "regions" | "tagKeys">;

/** Stacks that people live on, by the usual names for them. */
const LIVE = /^(.*[-_.])?(live|prd|prod|production)$/i;

/** What a name may hold, less the longest ending put to one. */
const LONGEST_NAME = 63 - "-test".length;

/**
 * The text of a first `rampart.yaml`: all but the version is commented out, filled with what the project tells, so
 * that nothing holds that nobody decided.
 */
export function settingsFile({ name, stacks, regions, tagKeys }: Known): string {
  const workload = workloadName(name);
  const live = stacks.filter((stack) => LIVE.test(stack));
  const others = stacks.filter((stack) => !LIVE.test(stack));
  return [
    "# yaml-language-server: $schema=https://rampart.dev/schemas/rampart.v1.schema.json",
    '## What the team declares once; `rampart check` and the policy pack read it. Take "# " off the lines you want.',
    "version: 1",
    "",
    "## What is promised, by tier. Times are written 15m, 1h30m, 7d, 7y.",
    ...suggested({
      tiers: {
        critical: {
          rpo: "1h",
          rto: "4h",
          retention: "35d",
          copies: { regions: 1, immutable: true },
          restoreTestInterval: "30d",
          drillInterval: "1y",
        },
        standard: { rpo: "24h", rto: "2d", retention: "14d" },
      },
    }),
    "",
    "## What runs, who answers for it, and which resources belong to it.",
    ...suggested({
      workloads: Object.fromEntries(
        live.length > 0 && others.length > 0
          ? [
              [workload, workloadOf("critical", workload, live)],
              [`${workload}-test`, workloadOf("standard", workload, others)],
            ]
          : [[workload, workloadOf("critical", workload, stacks.length > 0 ? stacks : ["*"])]],
      ),
    }),
    "",
    regions.length > 0
      ? "## Regions in which anything may be built. The configuration of the project names these."
      : "## Regions in which anything may be built.",
    ...suggested({ allowedRegions: regions.length > 0 ? regions : ["eu-west-1", "eu-central-1"] }),
    "",
    tagKeys.length > 0
      ? "## Tags that every resource must carry. The configuration of the project sets these."
      : "## Tags that every resource must carry.",
    ...suggested({ requiredTags: tagKeys.length > 0 ? tagKeys : ["owner"] }),
    "",
    "## Networks from which administration may come.",
    ...suggested({ trustedNetworks: [{ name: "office", cidrs: ["203.0.113.0/24"] }] }),
    "",
    "## From which severity up a finding fails the check, and what differs for single rules.",
    ...suggested({
      policies: {
        failOn: "medium",
        rules: { "backup/object-stores-versioned": { level: "mandatory", severity: "critical" } },
      },
    }),
    "",
    "## Findings that somebody accepts until a date. They stay in every report.",
    ...suggested({
      waivers: [
        {
          policy: "backup/object-stores-versioned",
          scope: { tag: { key: "data", value: "scratch" } },
          reason: "Holds only files that can be made again",
          owner: `team-${workload}`,
          ticket: "OPS-1234",
          expires: "2027-03-31",
        },
      ],
    }),
    "",
  ].join("\n");
}

function workloadOf(tier: string, workload: string, stacks: readonly string[]): object {
  return { tier, owner: `team-${workload}`, match: { stacks } };
}

/** Small letters, digits and hyphens, from a letter on. */
function workloadName(project: string): string {
  const name = project
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, LONGEST_NAME)
    .replace(/-+$/, "");
  return name === "" ? "service" : name;
}

/** Settings as comments: without the two characters in front, each line is YAML. */
function suggested(settings: object): string[] {
  return stringify(settings, { lineWidth: 0 })
    .trimEnd()
    .split("\n")
    .map((line) => `# ${line}`);
}
