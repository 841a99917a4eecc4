import type { ReportInput } from "@rampart/report/input";
import {
  FINDINGS,
  finding,
  LOGGING_RULE,
  SSH_RULE,
  sampleInput,
  WAIVER,
} from "../../packages/report/test/sample.ts";

/** The sample and one more stack, with everything a report can have. */
export const FULL_REPORT: ReportInput = sampleInput(
  [
    ...FINDINGS,
    finding(SSH_RULE, "known", {
      known: true,
      urn: "urn:pulumi:dev::orders::aws:ec2/securityGroup:SecurityGroup::known",
    }),
    finding(LOGGING_RULE, "network", { level: "advisory", message: "Flow logs are off" }),
  ],
  {
    waivers: [
      {
        ...WAIVER,
        policy: "backup/object-stores-versioned",
        scope: { tag: { key: "data", value: "scratch" } },
        state: "in use",
      },
      {
        ...WAIVER,
        policy: SSH_RULE.id,
        scope: { type: "aws:rds/instance:Instance" },
        expires: "2026-01-31",
        state: "expired",
      },
      {
        ...WAIVER,
        policy: SSH_RULE.id,
        scope: { urn: "urn:pulumi:prod::orders::aws:s3/bucket:Bucket::gone" },
        ticket: "OPS-7",
        state: "unmatched",
      },
    ],
  },
);
