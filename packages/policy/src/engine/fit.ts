import type { Diagnostic } from "./diagnostic.ts";

/**
 * Answers longer than 4 MiB fail the whole deployment: Pulumi's Node language host passes answers on with gRPC's
 * usual limit. A sixteenth is left for names and numbers of the encoding.
 */
export const LONGEST_ANSWER: number = 4 * 1024 * 1024 - 256 * 1024;

/** Bytes of a diagnostic beside its texts. */
const OVERHEAD = 64;

/** More than the note about what is left out takes. */
const ROOM_FOR_NOTE = 1024;

/**
 * What fits of `diagnostics` into one answer: all of them; or all without the texts that the rule has already; or
 * those that stop a deployment, and as many others as there is room for. The last one then says how many are left out.
 */
export function fitAnswer(
  diagnostics: readonly Diagnostic[],
  longest: number = LONGEST_ANSWER,
): readonly Diagnostic[] {
  if (countFitting(diagnostics, longest) === diagnostics.length) return diagnostics;
  const short = diagnostics.map(shortened);
  if (countFitting(short, longest) === short.length) return short;
  const byLevel = short.toSorted((a, b) => rank(a) - rank(b));
  const end = countFitting(byLevel, longest - ROOM_FOR_NOTE);
  const next = byLevel[end];
  if (next === undefined) return byLevel;
  const message = `${short.length - end} more findings are not shown here; \`rampart check\` shows all of them.`;
  return [...byLevel.slice(0, end), { ...next, message, level: "advisory", severity: "low" }];
}

function countFitting(diagnostics: readonly Diagnostic[], longest: number): number {
  let left = longest;
  const end = diagnostics.findIndex((diagnostic) => {
    left -= lengthOf(diagnostic);
    return left < 0;
  });
  return end < 0 ? diagnostics.length : end;
}

/** Without the title, which the name of the rule says as well, and how to mend it, which the rule's page says. */
function shortened(diagnostic: Diagnostic): Diagnostic {
  const [title = "", proof = title] = diagnostic.message.split("\n");
  return { ...diagnostic, description: "", message: proof };
}

function rank({ level }: Diagnostic): number {
  return level === "mandatory" ? 0 : 1;
}

function lengthOf({ policy, description, message, urn }: Diagnostic): number {
  return Buffer.byteLength(policy + description + message + urn) + OVERHEAD;
}
