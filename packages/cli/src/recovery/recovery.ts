import type { ResourceGraph } from "@rampart/core/graph";
import { stacksOf } from "@rampart/policy";
import {
  compareRecovery,
  type RecoveryComparison,
  type RecoveryPosture,
  recoveryPosture,
  recoveryTimelines,
} from "@rampart/recovery";
import type { RecoveryFacts } from "@rampart/report/recovery-input";
import { type Configuration, loadConfiguration } from "../check/configuration.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { ownVersion } from "../version.ts";
import { jsonParts } from "./json-parts.ts";
import type { Format, RecoveryOptions } from "./options.ts";
import { oneState, twoStates } from "./states.ts";

/** Works out the recovery posture of all that is named, or what a change does to it; prints it and says how it ended. */
export async function recovery(options: RecoveryOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = await loadConfiguration(options);
  if (options.states !== undefined) {
    const { before, after } = await twoStates(options.states, configuration, terminal);
    const posture = recoveryPosture(after, configuration);
    const comparison = compareRecovery(recoveryPosture(before, configuration), posture);
    const answer = { graph: after, configuration, posture, comparison, terminal };
    await print(options.format, answer);
    return comparison.isRegression ? EXIT.findings : EXIT.ok;
  }
  const graph = await oneState(options, configuration, terminal);
  const posture = recoveryPosture(graph, configuration);
  const answer = { graph, configuration, posture, comparison: undefined, terminal };
  await print(options.format, answer);
  return posture.resources.some(({ verdict }) => verdict === "missed") ? EXIT.findings : EXIT.ok;
}

interface Answer {
  readonly graph: ResourceGraph;
  readonly configuration: Configuration;
  /** After the change, where there is one. */
  readonly posture: RecoveryPosture;
  readonly comparison: RecoveryComparison | undefined;
  readonly terminal: Terminal;
}

async function print(format: Format, answer: Answer): Promise<void> {
  if (format !== "json") return answer.terminal.print(await RENDERERS[format](answer));
  let text = "";
  for (const part of jsonParts(answer.comparison ?? answer.posture)) {
    text += part;
    if (text.length < ENOUGH_TO_WRITE) continue;
    answer.terminal.print(text);
    text = "";
  }
  answer.terminal.print(text);
}

/** Characters; writing each part by itself would be slow. */
const ENOUGH_TO_WRITE = 1_000_000;

/** A renderer is loaded only when its format is asked for. */
const RENDERERS: Readonly<Record<Exclude<Format, "json">, (answer: Answer) => Promise<string>>> = {
  table: async ({ posture, comparison, terminal }) => {
    if (comparison === undefined) {
      const { renderPosture } = await import("./table.ts");
      return `${renderPosture(posture, terminal)}\n`;
    }
    const { renderComparison } = await import("./comparison-table.ts");
    return `${renderComparison(comparison, terminal)}\n`;
  },
  html: async (answer) => {
    const { toRecoveryHtml } = await import("@rampart/report/recovery-html");
    const timelines = recoveryTimelines(answer.graph, answer.configuration);
    return toRecoveryHtml({ ...factsOf(answer), timelines });
  },
  markdown: async (answer) => {
    const { toRecoveryMarkdown } = await import("@rampart/report/recovery-markdown");
    return toRecoveryMarkdown(factsOf(answer));
  },
};

function factsOf({ graph, posture, comparison }: Answer): RecoveryFacts {
  return {
    version: ownVersion(),
    generatedAt: new Date(),
    stacks: stacksOf(graph.resources.map(({ urn }) => urn)),
    posture,
    ...(comparison === undefined ? {} : { comparison }),
  };
}
