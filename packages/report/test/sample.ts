import { type Finding, SEVERITIES, type Severity } from "@rampart/core/finding";
import type { ReportInput, ReportRule, ReportSummary } from "../src/report-input.ts";

const CIS = { framework: "CIS AWS Foundations", version: "5.0" };
const NIST = { framework: "NIST SP 800-53", version: "r5" };

export const SSH_RULE: ReportRule = {
  id: "firewall/admin-ports-closed-to-the-internet",
  title: "Ports for administration cannot be reached from the internet",
  severity: "critical",
  rationale: "Scanners find an open port within minutes, and try passwords and known holes on it.",
  fix: "Let only a VPN, a bastion or named office addresses in.",
  controls: [
    { ...CIS, id: "5.2" },
    { ...NIST, id: "AC-17" },
  ],
  passed: 3,
  url: "https://example.com/rules/firewall/admin-ports-closed-to-the-internet",
};

const BACKUP_RULE: ReportRule = {
  id: "backup/recovery-point-copied-to-another-region",
  title: "Recovery points are copied to another region",
  severity: "high",
  rationale: "When the region is lost, its recovery points are lost with it.",
  fix: "Add a copy action to the backup plan.",
  controls: [{ ...NIST, id: "CP-9" }],
  passed: 0,
};

export const VERSIONING_RULE: ReportRule = {
  id: "backup/object-stores-versioned",
  title: "Object stores keep old versions",
  severity: "medium",
  rationale: "What is overwritten or deleted by mistake cannot be brought back.",
  fix: "Switch versioning on.",
};

export const LOGGING_RULE: ReportRule = {
  id: "logging/networks-log-flows",
  title: "Networks log their flows",
  severity: "low",
  rationale: "After an incident nobody can say who talked to whom.",
  fix: "Add a flow log.",
  controls: [{ ...CIS, id: "3.7" }],
};

/** A finding of `rule` on the resource `name`; `more` changes what a test is about. */
export function finding(rule: ReportRule, name: string, more: Partial<Finding> = {}): Finding {
  const type = "aws:ec2/securityGroup:SecurityGroup";
  return {
    policy: rule.id,
    title: rule.title,
    severity: rule.severity,
    level: "mandatory",
    outcome: "fail",
    urn: `urn:pulumi:prod::orders::${type}::${name}`,
    type,
    message: "SSH (22) can be reached from the internet",
    fix: rule.fix,
    controls: rule.controls ?? [],
    ...more,
  };
}

export const WAIVER = {
  reason: "Holds only files that can be made again",
  owner: "team-orders",
  ticket: "https://tickets.example.com/OPS-1234",
  expires: "2027-03-31",
} as const;

/** One finding of each outcome. */
export const FINDINGS: readonly Finding[] = [
  finding(SSH_RULE, "entry", { path: "ingress[0].cidrBlocks[1]" }),
  finding(SSH_RULE, "worker", { path: "ingress[2]" }),
  finding(BACKUP_RULE, "nightly", {
    outcome: "undetermined",
    path: "rules[0].copyActions",
    message: "rules[0].copyActions is not known before the deployment",
  }),
  finding(VERSIONING_RULE, "scratch", {
    outcome: "waived",
    message: "Versioning is off",
    waiver: WAIVER,
  }),
  finding(VERSIONING_RULE, "documents", {
    outcome: "error",
    message: "the rule itself broke (x is undefined); this is a defect of the rule, please report it",
  }),
];

/** What a finding or a rule may hold that must not be taken for markup. */
export const HOSTILE = [
  `<script>alert("x")</script>`,
  `<img src=x onerror="alert(1)">`,
  `"><svg onload=alert(1)>`,
  `' onmouseover='alert(1)`,
  "]]> & &amp; &nbsp; &#60; </testcase> <!-- -->",
  "`code` **bold** | pipe \\| and \\",
  "[link](javascript:alert(1)) ![image](https://example.com/x.png)",
  "@somebody #1 https://example.com www.example.com",
  "</details></summary> <b>",
  "line one\nline two\r\n\n# heading\n- item",
  "bell \u0007 and null \u0000 and \u202Eright to left",
  "$x^2$ ~~struck~~ _under_ *star* :smile:",
  "1. first",
  "--- | ---",
] as const;

function summaryOf(findings: readonly Finding[], passed: number = 40): ReportSummary {
  const number = (outcome: Finding["outcome"], severity?: Severity): number =>
    findings.filter((f) => f.outcome === outcome && (severity === undefined || f.severity === severity))
      .length;
  return {
    failed: Object.fromEntries(SEVERITIES.map((severity) => [severity, number("fail", severity)])) as Record<
      Severity,
      number
    >,
    undetermined: number("undetermined"),
    waived: number("waived"),
    errors: number("error"),
    passed,
  };
}

export function sampleInput(
  findings: readonly Finding[] = FINDINGS,
  more: Partial<ReportInput> = {},
): ReportInput {
  return {
    findings,
    summary: summaryOf(findings),
    coverage: {
      resources: 61,
      evaluated: 48,
      unchecked: [
        { type: "aws:iam/role:Role", count: 9 },
        { type: "aws:sns/topic:Topic", count: 4 },
      ],
    },
    rules: [LOGGING_RULE, VERSIONING_RULE, SSH_RULE, BACKUP_RULE],
    stacks: ["orders/prod"],
    generatedAt: new Date("2026-11-20T14:30:00Z"),
    version: "0.1.0",
    ...more,
  };
}

/** Every hostile text in every place that comes from outside. */
export function hostileInput(): ReportInput {
  const findings = HOSTILE.flatMap((text) => [
    finding(SSH_RULE, text, { path: text, message: text, type: text, title: text, fix: text }),
    finding(VERSIONING_RULE, text, {
      outcome: "waived",
      message: text,
      waiver: { reason: text, owner: text, ticket: `javascript:alert("${text}")`, expires: text },
    }),
    finding(BACKUP_RULE, text, { outcome: "undetermined", message: text, urn: text }),
    finding(BACKUP_RULE, text, { outcome: "error", message: text }),
    finding({ ...LOGGING_RULE, id: text, title: text, fix: text }, text, {
      controls: [{ framework: text, version: text, id: text }],
    }),
  ]);
  return sampleInput(findings, {
    stacks: HOSTILE,
    version: HOSTILE[0],
    coverage: { resources: 3, evaluated: 1, unchecked: HOSTILE.map((type) => ({ type, count: 1 })) },
    rules: [
      ...HOSTILE.map((text, index) => ({
        ...SSH_RULE,
        id: `custom/rule-${index}`,
        title: text,
        rationale: text,
        fix: text,
        url: `javascript:alert("${text}")`,
      })),
      SSH_RULE,
    ],
    waivers: HOSTILE.map((text) => ({
      policy: text,
      scope: { tag: { key: text, value: text } },
      reason: text,
      owner: text,
      ticket: `javascript:alert("${text}")`,
      expires: text,
      state: "unmatched" as const,
    })),
  });
}

/** Many findings, spread over 100 rules, with names as long as they are in real stacks. */
export function largeInput(number: number): ReportInput {
  const domains = ["access", "backup", "encryption", "failover", "firewall", "logging"] as const;
  const rules = Array.from({ length: 100 }, (_, index): ReportRule => {
    const severity = SEVERITIES[index % SEVERITIES.length] ?? "low";
    const controls = [
      { ...NIST, id: `CP-${index % 14}` },
      ...(index % 3 === 0 ? [{ ...CIS, id: `${index}.1` }] : []),
    ];
    return {
      ...BACKUP_RULE,
      id: `${domains[index % domains.length]}/requirement-number-${index}`,
      title: `Requirement number ${index} holds for every resource it looks at`,
      severity,
      controls,
      passed: index,
    };
  });
  const outcomes = ["fail", "fail", "fail", "undetermined", "waived"] as const;
  const findings = Array.from({ length: number }, (_, index) => {
    const rule = rules[(index * 7) % rules.length] ?? BACKUP_RULE;
    const outcome = outcomes[index % outcomes.length] ?? "fail";
    return finding(rule, `orders-service-${index}-eu-west-1`, {
      outcome,
      path: `rules[${index % 9}].target.configuration`,
      message: `The configuration of resource ${index} names no region for its copies`,
      ...(outcome === "waived" ? { waiver: WAIVER } : {}),
    });
  });
  const worstFirst = findings.toSorted(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || (a.policy < b.policy ? -1 : 1),
  );
  return sampleInput(worstFirst, { rules, stacks: ["orders/prod", "orders/recovery"] });
}
