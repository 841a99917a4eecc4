import { existsSync, globSync } from "node:fs";
import { basename, join } from "node:path";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Format } from "../run/options.ts";
import { loadRunbook } from "./load.ts";
import { OWN_FOLDER, type RunbookPlace, shippedRunbooks } from "./locate.ts";

interface Listed {
  /** As `rampart run` takes it. */
  readonly name: string;
  readonly purpose: string;
}

/** Lists the runbooks in the folder here and those that come with Rampart. */
export async function listRunbooks(format: Format, terminal: Terminal): Promise<ExitCode> {
  const listed = [...(await ownRunbooks()), ...(await described(shippedRunbooks()))];
  if (format === "json") {
    terminal.print(`${JSON.stringify({ schemaVersion: 1, runbooks: listed }, undefined, 2)}\n`);
    return EXIT.ok;
  }
  const width = Math.max(0, ...listed.map(({ name }) => name.length));
  const lines = listed.map(({ name, purpose }) => printable(`${name.padEnd(width)}  ${purpose}`));
  terminal.print(
    `${lines.length === 0 ? "There is none; `rampart runbook new NAME` writes one." : lines.join("\n")}\n`,
  );
  return EXIT.ok;
}

async function described(places: readonly RunbookPlace[]): Promise<readonly Listed[]> {
  return await Promise.all(
    places.map(async (place) => ({ name: place.name, purpose: (await loadRunbook(place)).purpose })),
  );
}

/** Files here that are runbooks: helpers and rehearsals stand among them. */
async function ownRunbooks(): Promise<readonly Listed[]> {
  if (!existsSync(OWN_FOLDER)) return [];
  const files = globSync([`${OWN_FOLDER}/*.{ts,js}`, `${OWN_FOLDER}/**/runbook.{ts,js}`]);
  const candidates = files.filter((file) => !/\.(test|rehearsal|d)\.[tj]s$/.test(basename(file))).sort();
  const listed: Listed[] = [];
  for (const file of candidates) {
    const name = `./${join(file)}`;
    try {
      listed.push(...(await described([{ name, file: join(process.cwd(), file) }])));
    } catch {
      // It is no runbook; `rampart run` says why, to whoever thinks that it is.
    }
  }
  return listed;
}
