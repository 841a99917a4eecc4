import { mergeConfig, parseConfig, parseStackConfig } from "@rampart/core/config";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemsOf } from "./fixtures.ts";

const K1 = `ssh-ed25519 ${"A".repeat(67)}Q`;
const K2 = `ssh-ed25519 ${"A".repeat(67)}g`;

function person(name: string, key?: string): string {
  return key === undefined ? `{name: ${name}}` : `{name: ${name}, sshKey: ${key}}`;
}

function text(approvers: readonly string[], operators: readonly string[]): string {
  return `version: 1\napprovers: [${approvers.join(", ")}]\noperators: [${operators.join(", ")}]\n`;
}

function problems(approvers: readonly string[], operators: readonly string[]): string[] {
  return problemsOf(() => parseConfig(text(approvers, operators), "rampart.yaml"));
}

describe("one person is one name and one key", () => {
  test("who starts and who approves may be the same people", () => {
    const config = parseConfig(text([person("Ada", K1)], [person("Ada", K1), person("Alan", K2)]), "f");
    expect(config.operators?.map(({ name }) => name)).toEqual(["Ada", "Alan"]);
  });

  test("the key may stand in one of the lists only, and its comment may differ", () => {
    expect(() => parseConfig(text([person("Ada", K1)], [person("Ada")]), "f")).not.toThrow();
    expect(() =>
      parseConfig(text([person("Ada", `${K1} ada`)], [person("Ada", `${K1} home`)]), "f"),
    ).not.toThrow();
  });

  test("a name with two keys is refused with both places", () => {
    expect(problems([person("Ada", K1)], [person("Ada", K2)])).toEqual([
      'rampart.yaml:3:33 /operators/0/sshKey: it is not the key of "Ada" at /approvers/0; a person has one key',
    ]);
  });

  test.each([
    ["across the lists", [person("Ada", K1)], [person("Alan", K1)], "/operators/0/sshKey"],
    ["in one list", [person("Ada", K1), person("Alan", K1)], [], "/approvers/1/sshKey"],
    ["under two comments", [person("Ada", `${K1} a`)], [person("Alan", `${K1} b`)], "/operators/0/sshKey"],
    // Padding says nothing, and the last bits of the last letter say nothing either.
    [
      "in two spellings of base64",
      [person("Ada", `ssh-ed25519 ${"A".repeat(41)}Q==`)],
      [person("Alan", `ssh-ed25519 ${"A".repeat(41)}R`)],
      "/operators/0/sshKey",
    ],
  ])("a key of two people is refused %s", (_case, approvers, operators, place) => {
    expect(problems(approvers, operators)).toEqual([
      expect.stringContaining(`${place}: it is the key of "Ada" at /approvers/0, too`),
    ]);
  });

  test("a name is refused twice in a list", () => {
    expect(problems([], [person("Ada"), person("Ada")])).toEqual([
      'rampart.yaml:3:33 /operators/1/name: "Ada" is there twice',
    ]);
  });

  test.each([
    ["ada", "Ada"],
    ["'Ada  Lovelace '", "Ada Lovelace"],
    ["A\u0308nne", "Änne"],
  ])("names that people take for one are refused: %j and %j", (one, other) => {
    expect(problems([person(other)], [person(one)])[0]).toContain(`cannot be told from "${other}"`);
    expect(problems([person(other), person(one)], [])[0]).toContain(`cannot be told from "${other}"`);
  });

  test("a stack that replaces one list is checked against the other", () => {
    const config = parseConfig(text([person("Ada", K1)], []), "rampart.yaml");
    const stack = `config:\n  rampart:operators: [${person("Alan", K1)}]\n`;
    expect(problemsOf(() => parseStackConfig(stack, "Pulumi.prod.yaml", config))).toEqual([
      expect.stringContaining("Pulumi.prod.yaml:2:"),
    ]);
  });

  test("a stack's operators replace those of the file", () => {
    const config = parseConfig(text([], [person("Ada")]), "rampart.yaml");
    const stack = parseStackConfig("config:\n  rampart:operators: [{name: Alan}]\n", "Pulumi.p.yaml", config);
    expect(mergeConfig(config, stack).operators).toEqual([{ name: "Alan" }]);
  });
});

test("lists are refused exactly if some name has two keys, some key two names, or a list one name twice", () => {
  const entry = fc.record({ name: fc.constantFrom("A", "B", "C"), key: fc.constantFrom(undefined, K1, K2) });
  const list = fc.array(entry, { maxLength: 4 });
  fc.assert(
    fc.property(list, list, (approvers, operators) => {
      const all = [...approvers, ...operators];
      const clear =
        [approvers, operators].every(
          (people) => new Set(people.map(({ name }) => name)).size === people.length,
        ) &&
        all.every((one) =>
          all.every(
            (other) =>
              one.key === undefined ||
              other.key === undefined ||
              (one.name === other.name) === (one.key === other.key),
          ),
        );
      const config = text(
        approvers.map(({ name, key }) => person(name, key)),
        operators.map(({ name, key }) => person(name, key)),
      );
      if (clear) expect(() => parseConfig(config, "f")).not.toThrow();
      else expect(() => parseConfig(config, "f")).toThrow(/^f:/);
    }),
    { numRuns: 500 },
  );
});
