// `pnpm bench`: Rampart beside its peers, in one run and on the same fleet. README.md says what is measured.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "@rampart/core/errors";
import { cacheFolder } from "./cache.ts";
import { type Contestant, compare } from "./compare.ts";
import { complaintsAbout, countFindings, countMistakes } from "./correctness.ts";
import { ENGINE_PEERS, type EngineBed, engineBed, policyEventsIn } from "./engine.ts";
import { type FleetFiles, writeFleet } from "./fleet/write-fleet.ts";
import { describeMachine, load } from "./machine.ts";
import { count } from "./markdown.ts";
import { measure, whyNotMeasurable } from "./measure.ts";
import { type BenchOptions, benchOptions } from "./options.ts";
import { type Installed, installOurs } from "./ours.ts";
import { cfnGuard } from "./peers/cfn-guard.ts";
import { checkov } from "./peers/checkov.ts";
import { opa } from "./peers/opa.ts";
import type { Peer } from "./peers/peer.ts";
import { tfsec } from "./peers/tfsec.ts";
import { profileReport } from "./profile/profile.ts";
import { renderResults } from "./render-results.ts";
import { type FleetResult, OURS, OURS_DIRECT, type Results } from "./results.ts";
import { measureStartUp } from "./start-up.ts";

const PEERS: readonly Peer[] = [opa, cfnGuard, tfsec, checkov];
const OUR_RUNS = 5;
/** Of the packs of ours in the engine, where a run takes longer. */
const ENGINE_RUNS = 3;
/** The largest fleet that goes through the engine. */
const LARGEST_IN_ENGINE = 10_000;

function say(what: string): void {
  console.error(what);
}

interface Ready {
  readonly peers: readonly Peer[];
  /** What is left out, and why. */
  readonly absent: readonly string[];
}

/** Those of `wanted` that are installed, or can be where that is asked for. */
function ready(wanted: readonly Peer[], { install, peers: chosen }: BenchOptions): Ready {
  const peers: Peer[] = [];
  const absent: string[] = [];
  for (const peer of wanted) {
    if (chosen !== undefined && !chosen.includes(peer.id)) {
      absent.push(`${peer.name} (not asked for)`);
      continue;
    }
    let why = "not installed; --install brings it";
    if (install && peer.version() === undefined) {
      say(`installing ${peer.name}…`);
      try {
        peer.install();
      } catch (error) {
        why = `its installation failed: ${(error as Error).message.split("\n")[0]}`;
      }
    }
    if (peer.version() === undefined) absent.push(`${peer.name} (${why})`);
    else peers.push(peer);
  }
  for (const what of absent) say(`left out: ${what}`);
  return { peers, absent };
}

function outputOf(name: string, size: number): string {
  return join(cacheFolder("output"), `${name}-${size}.txt`);
}

function contestants(peers: readonly Peer[], fleet: FleetFiles): Contestant[] {
  return peers
    .filter((peer) => peer.runs(fleet.size) > 0)
    .map((peer) => ({
      name: peer.name,
      command: peer.command(fleet),
      runs: peer.runs(fleet.size),
      output: outputOf(peer.id, fleet.size),
    }));
}

function checkFleet(fleet: FleetFiles, peers: readonly Peer[], installed: Installed): FleetResult {
  const { size, truth } = fleet;
  say(`${count(size)} resources`);
  const output = outputOf("rampart", size);
  const ours = { name: OURS, command: installed.check(fleet.export), runs: OUR_RUNS, output };
  const compared = compare(ours, size === 0 ? [] : contestants(peers, fleet), say);
  return {
    size,
    compared,
    findings: new Map([[OURS, countFindings(output)], ...findingsOf(peers, compared.others, size)]),
    mistakes: countMistakes(output, truth),
  };
}

function findingsOf(
  peers: readonly Peer[],
  measured: FleetResult["compared"]["others"],
  size: number,
): (readonly [string, number])[] {
  return peers
    .filter(({ name }) => measured.some((other) => other.name === name && other.failure === undefined))
    .map((peer) => [peer.name, peer.findings(outputOf(peer.id, size))] as const);
}

function engineFleet(fleet: FleetFiles, peers: readonly Peer[], bed: EngineBed): FleetResult {
  const { size } = fleet;
  say(`${count(size)} resources in the Pulumi engine`);
  const output = outputOf("engine-rampart", size);
  const directOutput = outputOf("engine-rampart-direct", size);
  const direct: Contestant = {
    name: OURS_DIRECT,
    command: bed.oursDirect(fleet),
    runs: ENGINE_RUNS,
    output: directOutput,
  };
  const ours: Contestant = { name: OURS, command: bed.ours(fleet), runs: ENGINE_RUNS, output };
  measure(ours.command, output);
  const compared = compare(ours, [...contestants(peers, fleet), direct], say);
  const isDirectMeasured = compared.others.some((other) => other.name === OURS_DIRECT && !other.failure);
  return {
    size,
    compared,
    findings: new Map([
      [OURS, policyEventsIn(output)],
      ...(isDirectMeasured ? [[OURS_DIRECT, policyEventsIn(directOutput)] as const] : []),
      ...findingsOf(peers, compared.others, size),
    ]),
    mistakes: [],
  };
}

function bench(options: BenchOptions): Results {
  const { peers, absent } = ready(PEERS, options);
  const inEngine = ready(ENGINE_PEERS, options);
  const installed = installOurs(options.skipBuild);
  const bed = engineBed(installed);
  const fleets = [0, ...options.sizes].map((size) => writeFleet(size, cacheFolder("fleets")));
  const before = load();
  const [empty] = fleets;
  if (empty === undefined) throw new Error("there is always the empty fleet");
  say("start-up");
  const startUp = measureStartUp(installed, empty);
  const results = fleets.map((fleet) => checkFleet(fleet, peers, installed));
  const engineFleets = fleets.filter(({ size }) => size > 0 && size <= LARGEST_IN_ENGINE);
  const isEngineAsked = options.peers === undefined || inEngine.peers.length > 0;
  const engine =
    bed === undefined || !isEngineAsked
      ? []
      : engineFleets.map((fleet) => engineFleet(fleet, inEngine.peers, bed));
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    load: { before, after: load() },
    rules: installed.countRules(),
    tools: [...peers, ...(bed === undefined ? [] : inEngine.peers)].map((peer) => ({
      name: peer.name,
      version: peer.version() ?? "",
      asked: peer.asked,
    })),
    absent: [
      ...absent,
      ...inEngine.absent,
      ...(bed === undefined ? ["the Pulumi engine (no Pulumi CLI on PATH or in the cache)"] : []),
    ],
    pulumiVersion: bed?.cliVersion,
    startUp,
    fleets: results,
    engine,
  };
}

function profile(options: BenchOptions): string {
  const installed = installOurs(options.skipBuild);
  const parts = options.sizes.map((size) => {
    say(`profiling ${count(size)} resources`);
    return profileReport(installed, writeFleet(size, cacheFolder("fleets")));
  });
  return `${["# Where the time of a check goes", `Written by \`pnpm bench --profile\`: ${describeMachine()}.`, ...parts].join("\n\n")}\n`;
}

function main(): void {
  const options = benchOptions(
    process.argv.slice(2),
    [...PEERS, ...ENGINE_PEERS].map(({ id }) => id),
  );
  const obstacle = whyNotMeasurable();
  if (obstacle !== undefined) throw new InputError(obstacle);
  if (options.profile) {
    const text = profile(options);
    console.log(text);
    writeFileSync(options.output, text);
    return;
  }
  const results = bench(options);
  const text = renderResults(results);
  console.log(text);
  writeFileSync(options.output, text);
  const complaints = results.fleets.flatMap(({ size, mistakes }) =>
    complaintsAbout(mistakes).map((complaint) => `${count(size)} resources: ${complaint}`),
  );
  for (const complaint of complaints) say(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}

try {
  main();
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
