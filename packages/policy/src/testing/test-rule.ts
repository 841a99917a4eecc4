import type { ResourceRecord } from "@rampart/core/graph";
import { UNKNOWN } from "@rampart/core/value";
import type { Rule } from "../rule.ts";
import { type Answers, answersTo } from "./answers.ts";
import type { AnyRuleExample, AnyRuleExamples } from "./example.ts";
import { exampleRecords, exampleUrn, type Phase } from "./example-records.ts";
import { remediesContradicting } from "./remedied.ts";
import { asSecret, JUNK, SECRET_MARKER, showsSecret } from "./substitutes.ts";
import { at, type Path, pathsIn, replaceAt, showPath } from "./variants.ts";

/**
 * Runs `rule` on its examples, each deployed, in a preview, and as the engine shows one resource at a time; then with
 * each property in turn not known, secret, or of another type. Says what is wrong, in sentences; an empty list
 * means that
 *
 * - good examples pass and bad ones fail;
 * - a value that is not known never makes a bad example pass or a good one fail;
 * - a secret is judged like any value and never shows in a message;
 * - no value makes the rule throw;
 * - what fails and has a remedy passes when it is laid over it, and a second time it changes nothing; it leaves
 *   secrets and what is not known as they are; and each remedy is of use to some bad example, or to a resource of
 *   which nothing is set.
 *
 * It needs no test framework: `expect(testRule(rule, examples)).toEqual([])`.
 */
export function testRule(rule: Rule, examples: AnyRuleExamples): string[] {
  const problems: string[] = [];
  if (examples.good.length === 0) problems.push("there is no good example");
  if (examples.bad.length === 0) problems.push("there is no bad example");
  for (const example of examples.good) {
    problems.push(
      ...testExample(rule, example, "good").map((problem) => `good example "${example.title}": ${problem}`),
    );
  }
  for (const example of examples.bad) {
    problems.push(
      ...testExample(rule, example, "bad").map((problem) => `bad example "${example.title}": ${problem}`),
    );
  }
  return [...problems, ...remediesContradicting(rule, examples.bad)];
}

function testExample(rule: Rule, example: AnyRuleExample, kind: "good" | "bad"): string[] {
  const deployed = answersTo(rule, example, exampleRecords(example, "deployed"));
  const wrong = kind === "good" ? notPassed(deployed) : notFailed(deployed, example);
  if (wrong.length > 0) return wrong;
  const failing = new Set([...deployed.byUrn].flatMap(([urn, answer]) => (answer === "fail" ? [urn] : [])));
  return [
    ...phasesContradicting(rule, example, failing),
    ...substitutesContradicting(rule, example, deployed),
  ];
}

function notPassed({ byUrn, messages }: Answers): string[] {
  const answers = [...byUrn.values()];
  if (messages.length > 0) return messages.map((message) => `should pass, but: ${message}`);
  return answers.includes("pass") ? [] : ["the rule looked at none of its resources"];
}

function notFailed({ byUrn, messages }: Answers, example: AnyRuleExample): string[] {
  const failing = [...byUrn].flatMap(([urn, answer]) => (answer === "fail" ? [urn] : []));
  if (failing.length === 0) return [["should fail, and did not", ...messages].join(": ")];
  if (example.failing === undefined) return [];
  const expected = example.failing.map((name) => exampleUrn(example.resources[name]?.type ?? "", name));
  const missing = expected
    .filter((urn) => !failing.includes(urn))
    .map((urn) => `${urn} should fail, and did not`);
  return [
    ...missing,
    ...failing.filter((urn) => !expected.includes(urn)).map((urn) => `${urn} should not fail`),
  ];
}

function phasesContradicting(rule: Rule, example: AnyRuleExample, failing: ReadonlySet<string>): string[] {
  const phases: readonly Phase[] = rule.scope === "graph" ? ["preview", "analyze"] : ["analyze"];
  return phases.flatMap((phase) => {
    const answers = answersTo(rule, example, exampleRecords(example, phase));
    return contradictions(answers, failing).map((problem) => `in ${phase}: ${problem}`);
  });
}

function substitutesContradicting(rule: Rule, example: AnyRuleExample, deployed: Answers): string[] {
  const failing = new Set([...deployed.byUrn].flatMap(([urn, answer]) => (answer === "fail" ? [urn] : [])));
  const records = exampleRecords(example, "deployed");
  return records.flatMap((record, index) =>
    pathsIn(record.inputs).flatMap((path) => {
      const value = at(record.inputs, path);
      const withValue = (substitute: unknown): Answers =>
        answersTo(rule, example, substituted(records, index, path, substitute, false));
      // The same value, wired as before: only its being a secret is new.
      const asSecretValue = answersTo(
        rule,
        example,
        substituted(records, index, path, asSecret(value), true),
      );
      const unknown = withValue(UNKNOWN);
      const others = JUNK.map(withValue);
      const problems = [
        ...[...contradictions(unknown, failing), ...unfounded(unknown, others)].map(
          (problem) => `not known: ${problem}`,
        ),
        ...differences(asSecretValue, deployed).map((problem) => `as a secret: ${problem}`),
        ...leaks(withValue(asSecret(SECRET_MARKER))),
        ...others.flatMap(breaks),
      ];
      return problems.map((problem) => `with ${record.urn.split("::").at(-1)}.${showPath(path)} ${problem}`);
    }),
  );
}

function substituted(
  records: readonly ResourceRecord[],
  index: number,
  path: Path,
  substitute: unknown,
  stillWired: boolean,
): ResourceRecord[] {
  return records.map((record, at) => {
    if (at !== index) return record;
    const inputs = replaceAt(record.inputs, path, substitute) as Record<string, unknown>;
    const [top = ""] = path;
    // The provider reports what it was given.
    return {
      ...record,
      inputs,
      outputs: { ...record.outputs, [top]: inputs[top] },
      ...(stillWired ? {} : { propertyDependencies: { ...record.propertyDependencies, [top]: [] } }),
    };
  });
}

function contradictions({ byUrn, messages }: Answers, failing: ReadonlySet<string>): string[] {
  const passedWrongly = [...failing]
    .filter((urn) => byUrn.get(urn) === "pass" || byUrn.get(urn) === "nothing")
    .map((urn) => `${urn} is no longer found, though it fails with a value it may have`);
  const failedWrongly = [...byUrn]
    .filter(([urn, answer]) => answer === "error" || (answer === "fail" && !failing.has(urn)))
    .map(([urn]) => `${urn} fails, though it passes with a value it may have: ${messages.join("; ")}`);
  return [...passedWrongly, ...failedWrongly];
}

/** What is answered without knowing a value must hold for each that it may turn out to have. */
function unfounded(unknown: Answers, known: readonly Answers[]): string[] {
  return [...unknown.byUrn].flatMap(([urn, answer]) => {
    const others = known.map(({ byUrn }) => byUrn.get(urn));
    if (answer === "fail") {
      return others.includes("pass") ? [`${urn} fails, though it passes with a value it may have`] : [];
    }
    return answer !== "undetermined" && others.includes("fail")
      ? [`${urn} is not found, though it fails with a value it may have`]
      : [];
  });
}

function differences({ byUrn, messages }: Answers, expected: Answers): string[] {
  return [...expected.byUrn]
    .filter(([urn, answer]) => byUrn.get(urn) !== answer)
    .map(([urn, answer]) => `${urn} is ${byUrn.get(urn)} and not ${answer} ${messages.join("; ")}`);
}

function leaks({ messages }: Answers): string[] {
  return messages.filter((message) => showsSecret(message)).map((message) => `shows a secret: ${message}`);
}

function breaks({ byUrn, messages }: Answers): string[] {
  return [...byUrn.values()].includes("error")
    ? [`of another type breaks the rule: ${messages.join("; ")}`]
    : [];
}
