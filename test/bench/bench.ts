// `pnpm bench`: Rampart beside its peers, in one run. README.md says what is measured.
import { writeFileSync } from "node:fs";
import { InputError } from "@rampart/core/errors";
import { benchChecks, CHECK_PEERS } from "./bench-checks.ts";
import { cacheFolder } from "./cache.ts";
import { complaintsAbout } from "./correctness.ts";
import { writeFleet } from "./fleet/write-fleet.ts";
import { ready } from "./installable.ts";
import { describeMachine } from "./machine.ts";
import { count } from "./markdown.ts";
import { whyNotMeasurable } from "./measure.ts";
import { type BenchOptions, benchOptions, type Part } from "./options.ts";
import { type Installed, installOurs } from "./ours.ts";
import { profileReport } from "./profile/profile.ts";
import { benchRecovery } from "./recovery/bench-recovery.ts";
import { missingPostures, renderRecoveryResults } from "./recovery/render.ts";
import { renderResults } from "./render-results.ts";
import { readParts, writeParts } from "./results-file.ts";
import { benchRunbooks, EXECUTOR_PEERS } from "./runbooks/bench-runbooks.ts";
import { renderRunbookResults } from "./runbooks/render.ts";
import { brokenPromises } from "./runbooks/targets.ts";

function say(what: string): void {
  console.error(what);
}

/** What was measured of a part, and what of it must not be. */
interface Measured {
  readonly text: string;
  readonly complaints: readonly string[];
}

function measureChecks(options: BenchOptions, installed: Installed): Measured {
  const results = benchChecks(options, installed, say);
  return {
    text: renderResults(results),
    complaints: results.fleets.flatMap(({ size, mistakes }) =>
      complaintsAbout(mistakes).map((complaint) => `${count(size)} resources: ${complaint}`),
    ),
  };
}

async function measureRunbooks(options: BenchOptions, installed: Installed): Promise<Measured> {
  const { peers, absent } = ready(EXECUTOR_PEERS, options, say);
  const results = await benchRunbooks({ installed, peers, absent, stepCount: options.steps, say });
  return { text: renderRunbookResults(results), complaints: brokenPromises(results) };
}

function measureRecovery({ sizes }: BenchOptions, installed: Installed): Measured {
  const results = benchRecovery(sizes, installed, say);
  return { text: renderRecoveryResults(results), complaints: missingPostures(results) };
}

async function measurePart(part: Part, options: BenchOptions, installed: Installed): Promise<Measured> {
  switch (part) {
    case "checks":
      return measureChecks(options, installed);
    case "runbooks":
      return await measureRunbooks(options, installed);
    case "recovery":
      return measureRecovery(options, installed);
  }
}

function profile(options: BenchOptions): string {
  const installed = installOurs(options.skipBuild);
  const parts = options.sizes.map((size) => {
    say(`profiling ${count(size)} resources`);
    return profileReport(installed, writeFleet(size, cacheFolder("fleets")));
  });
  return `${["# Where the time of a check goes", `Written by \`pnpm bench --profile\`: ${describeMachine()}.`, ...parts].join("\n\n")}\n`;
}

async function measureAll(options: BenchOptions): Promise<readonly (readonly [Part, Measured])[]> {
  // Before minutes of measuring, not after.
  readParts(options.output);
  const installed = installOurs(options.skipBuild);
  const measured: (readonly [Part, Measured])[] = [];
  for (const part of options.parts) {
    measured.push([part, await measurePart(part, options, installed)]);
  }
  return measured;
}

async function main(): Promise<void> {
  const peers = [...CHECK_PEERS, ...EXECUTOR_PEERS].map(({ id }) => id);
  const options = benchOptions(process.argv.slice(2), peers);
  const needsTime = options.profile || options.parts.some((part) => part !== "runbooks");
  const obstacle = needsTime ? whyNotMeasurable() : undefined;
  if (obstacle !== undefined) throw new InputError(obstacle);
  if (options.profile) {
    const text = profile(options);
    console.log(text);
    writeFileSync(options.output, text);
    return;
  }
  const measured = await measureAll(options);
  const texts = Object.fromEntries(measured.map(([part, { text }]) => [part, text]));
  console.log(writeParts(options.output, texts));
  const complaints = measured.flatMap(([, found]) => found.complaints);
  for (const complaint of complaints) say(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
