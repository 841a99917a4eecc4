/**
 * What one version of a framework asks for, and which rules bear on it. Data, apart from the rules: a new version is a
 * new file.
 */
export interface Framework {
  /** Stable, as `rampart.yaml` and `--framework` name it: `cis-aws-foundations`. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Where it is published. */
  readonly source: string;
  /** By the id the framework gives to the control, in the order of these ids. */
  readonly controls: Readonly<Record<string, ControlMapping>>;
}

/** One control. That its rules pass is evidence for it; that one fails counts against it. */
export interface ControlMapping {
  /** What it is about, in our words. */
  readonly about: string;
  /** Ids of the rules that bear on it. */
  readonly rules: readonly string[];
  /** The types of resources it speaks of, if these are not all that its rules look at. */
  readonly types?: readonly string[];
}
