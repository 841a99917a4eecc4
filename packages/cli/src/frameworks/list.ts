import { type Framework, frameworks } from "@rampart/policies/controls";
import type { Format } from "../check/options.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";

/** Changes only when a reader of the JSON would have to change. */
const SCHEMA_VERSION = 1;

/** Prints the frameworks, with how many of their controls rules bear on. */
export function listFrameworks(format: Format, terminal: Terminal): ExitCode {
  const described = frameworks.map(describe);
  terminal.print(format === "json" ? asJson(described) : asTable(described, terminal));
  return EXIT.ok;
}

interface Described extends Omit<Framework, "controls"> {
  readonly controls: number;
  readonly rules: number;
}

function describe({ id, title, version, source, controls }: Framework): Described {
  const mappings = Object.values(controls);
  const rules = new Set(mappings.flatMap((mapping) => mapping.rules)).size;
  return { id, title, version, source, controls: mappings.length, rules };
}

function asJson(described: readonly Described[]): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, frameworks: described }, null, 2)}\n`;
}

function asTable(described: readonly Described[], terminal: Terminal): string {
  const entries = described.map(
    ({ id, title, version, controls, rules }) =>
      `${terminal.style("bold", id)}\n  ${title}, ${version}: ${controls} controls, ${rules} rules`,
  );
  return `${entries.join("\n")}\n\n\`rampart check --framework ID\` checks the rules of one.\n`;
}
