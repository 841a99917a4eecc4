import { atLeast, type Desired, defineRule, type Remedies } from "@rampart/policy";
import { type RuleExamples, testRule } from "@rampart/policy/testing";
import { describe, expect, it } from "vitest";

const STORE = "aws:rds/instance:Instance";
const OTHER = "aws:rds/cluster:Cluster";

interface Store {
  readonly encrypted?: boolean;
  readonly days?: number;
  readonly password?: string;
  readonly note?: string;
}
interface Types {
  readonly [STORE]: Store;
  readonly [OTHER]: Store;
}

const examples: RuleExamples<Types> = {
  good: [
    { title: "good", resources: { db: { type: STORE, properties: { encrypted: true, days: 7 } } } },
    { title: "good cluster", resources: { db: { type: OTHER, properties: {} } } },
  ],
  bad: [
    {
      title: "bad",
      resources: { db: { type: STORE, properties: { encrypted: false, days: 1, password: "p" } } },
    },
    { title: "bad cluster", resources: { db: { type: OTHER, properties: { encrypted: false } } } },
  ],
};

/** What the harness says of a rule with `remedies`; it asks stores to be encrypted. */
function problemsWith(remedies: Remedies<Types>): string {
  const rule = defineRule<Types>({
    id: "encryption/stores-encrypted",
    title: "Stores are encrypted",
    severity: "high",
    rationale: "Disks get lost.",
    fix: "Set encrypted.",
    failure: "it is not",
    requires: {
      [STORE]: (store) => store.get("encrypted").equals(true),
      [OTHER]: (store) => store.get("encrypted").orElse(true).equals(true),
    },
    remedies,
  });
  return testRule(rule, examples).join("\n");
}

/** What a careless function could answer, typed as it would be. */
const careless = (set: unknown): { readonly set: Desired<never> } => ({ set: set as Desired<never> });

describe("testRule", () => {
  it("is content with a remedy that makes what fails pass, and with no remedy for some types", () => {
    expect(problemsWith({ [STORE]: { set: { encrypted: true, days: atLeast(7) } } })).toBe("");
  });

  it("finds a remedy that is not enough", () => {
    expect(problemsWith({ [STORE]: { set: { days: 7 } } })).toMatch(
      /the remedy of db in "bad" is not enough \(fail\)/,
    );
  });

  it("finds a remedy that never ends", () => {
    const growing: Remedies<Types> = {
      [STORE]: (store) =>
        careless({ encrypted: true, days: (store.get("days").knownNumber() ?? 0) + 1 }) as never,
    };
    expect(problemsWith(growing)).toMatch(/changes more when asked again: ~ days: 2 => 3/);
  });

  it("finds a remedy that changes what it is given", () => {
    const changing: Remedies<Types> = {
      [STORE]: (store) => {
        (store.encodedInputs as Record<string, unknown>).note = "changed";
        return { set: { encrypted: true } };
      },
    };
    expect(problemsWith(changing)).toMatch(/changes the resource it is given/);
  });

  it("finds a remedy that shows a secret", () => {
    const telling: Remedies<Types> = {
      [STORE]: (store) => ({ set: { encrypted: true, note: store.get("password").knownText() ?? "" } }),
    };
    expect(problemsWith(telling)).toMatch(/with password substituted shows a secret/);
  });

  it("finds a remedy that breaks, on the example or on another value", () => {
    const broken = (when: (days: number | undefined) => boolean): Remedies<Types> => ({
      [STORE]: (store) => {
        if (when(store.get("days").knownNumber())) throw new Error("no such days");
        return { set: { encrypted: true } };
      },
    });
    expect(problemsWith(broken(() => true))).toMatch(/in "bad" breaks: no such days/);
    expect(problemsWith(broken((days) => days === -1))).toMatch(/with days substituted breaks: no such days/);
  });

  it("finds a remedy that nothing shows", () => {
    expect(
      problemsWith({
        [OTHER]: (store) =>
          store.get("days").atLeast(1).state === "true" ? { set: { encrypted: true } } : undefined,
      }),
    ).toMatch(/no bad example shows what the remedy of aws:rds\/cluster:Cluster does/);
  });
});
