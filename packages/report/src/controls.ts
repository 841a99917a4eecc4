import type { Control } from "@rampart/core/finding";
import type { RuleFindings } from "./rule-findings.ts";

/** A framework in one version, with the controls that rules bear on. */
export interface Framework {
  readonly framework: string;
  readonly version: string;
  readonly controls: readonly FrameworkControl[];
}

export interface FrameworkControl {
  readonly id: string;
  /** The rules that bear on it. */
  readonly rules: readonly RuleFindings[];
}

/** The controls of a rule: its own, or those its findings name. */
export function controlsOf({ rule, findings }: RuleFindings): readonly Control[] {
  const controls = rule.controls ?? findings.flatMap((finding) => finding.controls);
  return [...new Map(controls.map((control) => [controlName(control), control])).values()];
}

/** `CIS AWS Foundations 5.0`. */
export function frameworkName({ framework, version }: Pick<Control, "framework" | "version">): string {
  return version === "" ? framework : `${framework} ${version}`;
}

/** `CIS AWS Foundations 5.0 2.1.4`. */
export function controlName(control: Control): string {
  return `${frameworkName(control)} ${control.id}`;
}

/** The frameworks that the rules bear on, by name; their controls in the order of their numbers. */
export function frameworksOf(rules: readonly RuleFindings[]): readonly Framework[] {
  const bearings = rules.flatMap((rule) => controlsOf(rule).map((control) => ({ control, rule })));
  return [...Map.groupBy(bearings, ({ control }) => frameworkName(control))]
    .toSorted(([a], [b]) => byNumber(a, b))
    .flatMap(([, ofFramework]) => {
      const [first] = ofFramework;
      if (first === undefined) return [];
      const { framework, version } = first.control;
      const controls = [...Map.groupBy(ofFramework, ({ control }) => control.id)]
        .toSorted(([a], [b]) => byNumber(a, b))
        .map(([id, ofControl]) => ({ id, rules: ofControl.map(({ rule }) => rule) }));
      return [{ framework, version, controls }];
    });
}

/** 2.9 comes before 2.10. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
