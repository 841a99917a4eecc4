import { graphOf } from "@rampart/core/read";
import { recoveryPosture } from "@rampart/recovery";
import { loadConfiguration } from "../check/configuration.ts";
import { documentsOf } from "../check/documents.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import type { RecoveryOptions } from "./options.ts";
import { renderPosture } from "./table.ts";

/** Works out the recovery posture of all that is named, prints it and says whether an objective is missed. */
export async function recovery(options: RecoveryOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = await loadConfiguration(options);
  const graph = graphOf(await documentsOf(options, terminal));
  const posture = recoveryPosture(graph, configuration);
  terminal.print(
    options.format === "json"
      ? `${JSON.stringify(posture, undefined, 2)}\n`
      : `${renderPosture(posture, terminal)}\n`,
  );
  return posture.resources.some(({ verdict }) => verdict === "missed") ? EXIT.findings : EXIT.ok;
}
