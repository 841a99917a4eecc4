// What a policy pack told the engine, in the words of `rampart check`.
import type { Finding } from "@rampart/core/finding";
import type { CommandResult } from "./cli.ts";
import { PulumiCommandError } from "./cli.ts";
import type { KeptEvent, PolicyEvent } from "./events.ts";
import type { EngineStack } from "./stack.ts";

const UNDETERMINED = "undetermined: ";

export function policyEvents(events: readonly KeptEvent[]): PolicyEvent[] {
  return events.flatMap(({ policyEvent }) => policyEvent ?? []);
}

/** What is proven wrong, a line for each. */
export function failuresIn(events: readonly PolicyEvent[]): string[] {
  return events
    .filter(({ message }) => !message.startsWith(UNDETERMINED))
    .map(({ policyName, resourceUrn, message }) => `${policyName} ${resourceUrn}: ${message.split("\n")[1]}`)
    .sort();
}

/** What is left open, a line for each. */
export function undeterminedIn(events: readonly PolicyEvent[]): string[] {
  return events
    .filter(({ message }) => message.startsWith(UNDETERMINED))
    .map(({ policyName, resourceUrn, message }) => {
      // In a preview, the engine ends messages with a line break.
      return `${policyName} ${resourceUrn}: ${message.slice(UNDETERMINED.length).trimEnd()}`;
    })
    .sort();
}

/** The same of findings. */
export function failures(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ outcome }) => outcome === "fail")
    .map(
      ({ policy, urn, message, path }) =>
        `${policy} ${urn}: ${message}${path === undefined ? "" : ` (${path})`}`,
    )
    .sort();
}

export function undetermined(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ outcome }) => outcome === "undetermined")
    .map(({ policy, urn, message }) => `${policy} ${urn}: ${message}`)
    .sort();
}

/** Runs `pulumi policy analyze --file`; exit code 1 says that something mandatory was found. */
export async function analyzeFile(
  bed: EngineStack,
  file: string,
  pack: string,
  args: readonly string[] = [],
): Promise<CommandResult> {
  try {
    return await bed.pulumi(["policy", "analyze", "--file", file, "--policy-pack", pack, ...args]);
  } catch (error) {
    if (error instanceof PulumiCommandError) return error.result;
    throw error;
  }
}

/** The findings of `pulumi policy analyze --json`. */
export function analyzedEvents({ stdout }: CommandResult): PolicyEvent[] {
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => (JSON.parse(line) as { policyEvent?: PolicyEvent }).policyEvent ?? []);
}
