/** What one version of a framework asks for, and which rules show that it is done. Data, apart from the rules. */
export interface Framework {
  /** Stable, as `rampart.yaml` and `--framework` name it: `cis-aws-foundations`. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Where it is published. */
  readonly source: string;
  /** By the id the framework gives to the control. */
  readonly controls: Readonly<Record<string, ControlMapping>>;
}

/** One control. */
export interface ControlMapping {
  /** What it is about, in our words. */
  readonly about: string;
  /** Ids of the rules that bear on it. */
  readonly rules: readonly string[];
}
