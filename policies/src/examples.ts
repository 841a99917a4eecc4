import type { Rule } from "@rampart/policy";
import { domainOf } from "@rampart/policy";
import type { AnyRuleExamples } from "@rampart/policy/testing";
import { accessExamples } from "./access/examples.ts";
import { backupExamples } from "./backup/examples.ts";
import { encryptionExamples } from "./encryption/examples.ts";
import { failoverExamples } from "./failover/examples.ts";
import { firewallExamples } from "./firewall/examples.ts";
import { loggingExamples } from "./logging/examples.ts";

const byDomain: Readonly<Record<string, Readonly<Record<string, AnyRuleExamples>>>> = {
  access: accessExamples as Readonly<Record<string, AnyRuleExamples>>,
  backup: backupExamples as Readonly<Record<string, AnyRuleExamples>>,
  encryption: encryptionExamples as Readonly<Record<string, AnyRuleExamples>>,
  failover: failoverExamples as Readonly<Record<string, AnyRuleExamples>>,
  firewall: firewallExamples as Readonly<Record<string, AnyRuleExamples>>,
  logging: loggingExamples as Readonly<Record<string, AnyRuleExamples>>,
};

/**
 * The examples of one of Rampart's own rules.
 *
 * @throws {TypeError} if `rule` is not one of them.
 */
export function examplesOf(rule: Pick<Rule, "id">): AnyRuleExamples {
  const domain = domainOf(rule);
  const examples = byDomain[domain]?.[rule.id.slice(domain.length + 1)];
  if (examples === undefined) throw new TypeError(`no examples stand beside the rule ${rule.id}`);
  return examples;
}
