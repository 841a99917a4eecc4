import type { Settings } from "@rampart/core/settings";
import type { Plain } from "@rampart/core/value";

/** Any part of it may be left out: an example shows what matters to its rule. */
type Partially<T> = T extends readonly (infer Item)[]
  ? readonly Partially<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: Partially<T[Key]> | undefined }
    : T;

/**
 * A resource of an example. A text of the form `${name.property}` stands for the property of the resource `name` of
 * the same example, wired as a program would.
 */
export type ExampleResource<Types> = {
  [Type in keyof Types & string]: {
    readonly type: Type;
    readonly properties: Partially<Plain<Types[Type]>>;
    /** What the provider reports beside the properties. */
    readonly outputs?: Readonly<Record<string, unknown>>;
    readonly protect?: boolean;
  };
}[keyof Types & string];

/** A small stack that a rule passes or fails. It is run as a test and shown in the page of the rule. */
export interface RuleExample<Types> {
  /** What it shows, such as "a replica in another region". */
  readonly title: string;
  /** By the name they have in the program. */
  readonly resources: Readonly<Record<string, ExampleResource<Types>>>;
  /** What `rampart.yaml` says, where it matters. */
  readonly settings?: Partial<Settings>;
  /** Names of the resources that fail; if absent, at least one of them does. */
  readonly failing?: readonly string[];
}

/** The examples of a rule: all of `good` pass it, all of `bad` fail it. */
export interface RuleExamples<Types> {
  readonly good: readonly RuleExample<Types>[];
  readonly bad: readonly RuleExample<Types>[];
}

/** Examples whose types of resources are not known to the reader. */
export type AnyRuleExample = RuleExample<Readonly<Record<string, Readonly<Record<string, unknown>>>>>;
export type AnyRuleExamples = RuleExamples<Readonly<Record<string, Readonly<Record<string, unknown>>>>>;
