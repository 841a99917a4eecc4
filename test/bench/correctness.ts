import { readFileSync } from "node:fs";
import type { Finding } from "@rampart/core/finding";
import { nameOf } from "./fleet/pulumi-export.ts";
import type { Truth } from "./fleet/write-fleet.ts";

/** The rules of ours that are about each mistake; a mistake counts as found if one of them fails its resource. */
const RULES_ABOUT: Readonly<Record<string, readonly string[]>> = {
  "bucket-with-public-acl": ["access/object-acls-private"],
  "security-group-open-to-the-internet": [
    "firewall/admin-ports-closed-to-the-internet",
    "firewall/database-ports-closed-to-the-internet",
  ],
  "volume-not-encrypted": ["encryption/disks-encrypted-at-rest"],
  "database-not-encrypted": ["encryption/data-stores-encrypted-at-rest"],
  "database-publicly-accessible": ["firewall/data-services-not-publicly-accessible"],
  "database-without-backups": ["backup/automated-backups-kept-for-a-week"],
  "database-in-one-zone": ["failover/databases-span-zones"],
  "policy-grants-everything": ["access/no-policy-grants-everything"],
  "key-not-rotated": ["encryption/keys-rotated"],
  "listener-in-plain-http": ["encryption/endpoints-refuse-plain-text"],
  "trail-files-not-validated": ["logging/trail-files-validated"],
  "trail-of-one-region": ["logging/trails-cover-all-regions"],
  "table-without-point-in-time-recovery": ["backup/point-in-time-recovery-enabled"],
  "instance-metadata-without-token": ["access/instance-metadata-needs-a-token"],
};

/** Why no rule of ours is about a mistake. */
export const NOT_REPORTED: Readonly<Record<string, string>> = {
  "bucket-without-encryption": "since 2023, S3 encrypts every object, whatever the bucket says",
};

/** How many findings `rampart check --format json` printed. */
export function countFindings(output: string): number {
  return findingsIn(output).length;
}

function findingsIn(output: string): readonly Finding[] {
  return (JSON.parse(readFileSync(output, "utf8")) as { findings: readonly Finding[] }).findings;
}

export interface MistakeCount {
  readonly mistake: string;
  readonly rules: readonly string[];
  readonly seeded: number;
  /** Of the seeded ones, how many were reported on the right resource. */
  readonly found: number;
  /** How many other resources were reported. */
  readonly others: number;
}

/** How the findings of `rampart check --format json` in `output` answer to the mistakes that were seeded. */
export function countMistakes(output: string, truth: Truth): readonly MistakeCount[] {
  const failing = new Map<string, Set<string>>();
  for (const { policy, outcome, urn } of findingsIn(output)) {
    if (outcome !== "fail") continue;
    const names = failing.get(policy);
    if (names === undefined) failing.set(policy, new Set([nameOf(urn)]));
    else names.add(nameOf(urn));
  }
  return Object.entries(truth).map(([mistake, seeded]) => {
    const rules = RULES_ABOUT[mistake] ?? [];
    const reported = new Set(rules.flatMap((rule) => [...(failing.get(rule) ?? [])]));
    const found = seeded.filter((name) => reported.has(name)).length;
    return { mistake, rules, seeded: seeded.length, found, others: reported.size - found };
  });
}

/** What is wrong with the counts, in words; nothing if every mistake that ought to be reported was. */
export function complaintsAbout(counts: readonly MistakeCount[]): readonly string[] {
  return counts.flatMap(({ mistake, seeded, found, others }) => [
    ...(found < seeded && NOT_REPORTED[mistake] === undefined
      ? [`${mistake}: ${found} of ${seeded} are reported`]
      : []),
    ...(others > 0 ? [`${mistake}: ${others} resources are reported without it`] : []),
  ]);
}
