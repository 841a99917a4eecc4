import type { Policies, Waiver } from "@rampart/core/config";
import type { Level, Severity } from "@rampart/core/finding";
import { DEFAULT_SETTINGS, type Settings } from "@rampart/core/settings";
import { levelsFrom } from "../packs/select-rules.ts";
import type { Rule } from "../rule.ts";
import { withSeverity } from "../severity.ts";

/** What a team has decided about the rules, in its `rampart.yaml`. */
export interface TeamSettings {
  /** The file, for messages. */
  readonly file: string;
  readonly settings: Settings;
  readonly policies: Policies;
  readonly waivers: readonly Waiver[];
}

/** What the engine's policy pack configuration sets for one rule. The engine fills in what nobody set. */
export interface EngineSetting {
  readonly level: Level;
  readonly severity: Severity | undefined;
  /** Present where the level is `remediate`, which counts as mandatory: of the rule by its name, or of all rules. */
  readonly remediate?: "named" | "all";
}

/** Findings of this severity and above stop a deployment, unless somebody says otherwise. */
export const STOPS_FROM: Severity = "high";

/** How a pack applies its rules to one stack: the rules' own ways, those of the team, those given to the engine. */
export class PackSettings {
  readonly settings: Settings;
  readonly waivers: readonly Waiver[];
  /** For findings about what it says. */
  readonly file: string;
  readonly #known: ReadonlySet<string>;
  readonly #policies: Policies;
  readonly #defaultLevelOf: (rule: Rule, severity: Severity) => Level;
  #engine: ReadonlyMap<string, EngineSetting> = new Map();

  constructor(rules: readonly Rule[], team?: TeamSettings) {
    this.#known = new Set(rules.map(({ id }) => id));
    this.#policies = team?.policies ?? {};
    this.#defaultLevelOf = levelsFrom(this.#policies, this.#policies.failOn ?? STOPS_FROM);
    this.settings = team?.settings ?? DEFAULT_SETTINGS;
    this.waivers = team?.waivers.filter(({ policy }) => this.#known.has(policy)) ?? [];
    this.file = team?.file ?? "";
  }

  severityOf({ id, severity }: Rule): Severity {
    return this.#decidedSeverityOf(id) ?? severity;
  }

  /** `rule` with the severity that somebody has decided on for it. */
  configured(rule: Rule): Rule {
    const severity = this.#decidedSeverityOf(rule.id);
    return severity === undefined ? rule : withSeverity(rule, severity);
  }

  /** What a finding of `severity` does; by default of the rule's general one. */
  levelOf(rule: Rule, severity: Severity = this.severityOf(rule)): Level {
    const general = this.#defaultLevelOf(rule, this.severityOf(rule));
    const { level = general, remediate } = this.#engine.get(rule.id) ?? {};
    // The engine fills in what the pack has told it, which is the general level: nobody has decided on that.
    const isDecided = level !== general || remediate !== undefined;
    return isDecided ? level : this.#defaultLevelOf(rule, severity);
  }

  #decidedSeverityOf(id: string): Severity | undefined {
    return this.#engine.get(id)?.severity ?? this.#policies.rules?.[id]?.severity;
  }

  /**
   * Whether resources that fail `rule` are fixed. Rewriting what somebody wrote takes a decision on that rule, so
   * `remediate` for all rules at once does not do. Rules over the whole stack are judged when it is too late for it.
   */
  remediates(rule: Rule): boolean {
    return this.#engine.get(rule.id)?.remediate === "named" && canRemediate(rule);
  }

  /** What those who set the level `remediate` must know where it does not do what it says; else undefined. */
  remediationNote(rules: readonly Rule[]): string | undefined {
    const asked = rules.filter(({ id }) => this.#engine.get(id)?.remediate !== undefined);
    if (asked.some(({ id }) => this.#engine.get(id)?.remediate === "all")) {
      return 'the policy pack configuration sets "all" to remediate, which fixes nothing and counts as mandatory; give "all" another level and set the rules to remediate by their names';
    }
    const ids = asked.filter((rule) => !canRemediate(rule)).map(({ id }) => id);
    if (ids.length === 0) return undefined;
    return `the policy pack configuration sets rules to remediate that have no fix for the engine to make; they count as mandatory: ${ids.join(", ")}`;
  }

  /**
   * Takes over what the engine was given, by rule id.
   *
   * @throws {Error} if it names a rule that does not exist, or says something else than `rampart.yaml`.
   */
  configure(settings: ReadonlyMap<string, EngineSetting>): void {
    const problems = [...settings].flatMap(([id, setting]) => this.#problems(id, setting));
    if (problems.length > 0) throw new Error(problems.join("\n"));
    this.#engine = settings;
  }

  #problems(id: string, { level, severity, remediate }: EngineSetting): string[] {
    if (!this.#known.has(id)) {
      return [`the policy pack configuration names the rule ${id}, and the pack has no such rule`];
    }
    const team = this.#policies.rules?.[id];
    const contradicts = (
      what: string,
      here: string | undefined,
      there: string | undefined,
      shown = here,
    ): string[] =>
      here === undefined || there === undefined || here === there
        ? []
        : [`the policy pack configuration sets the ${what} of ${id} to ${shown}, ${this.file} to ${there}`];
    const problems = [
      ...contradicts("level", level, team?.level, remediate === undefined ? level : "remediate"),
      ...contradicts("severity", severity, team?.severity),
    ];
    return problems.map((problem) => `${problem}; say it in one place`);
  }
}

function canRemediate({ scope, remedies }: Rule): boolean {
  return scope === "resource" && remedies !== undefined;
}
