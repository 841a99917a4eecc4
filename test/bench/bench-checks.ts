// Checks of the same fleet of AWS resources, by ours and its peers.
import { join } from "node:path";
import { cacheFolder } from "./cache.ts";
import { type Contestant, compare } from "./compare.ts";
import { countFindings, countMistakes } from "./correctness.ts";
import { ENGINE_PEERS, type EngineBed, engineBed, policyEventsIn } from "./engine.ts";
import { type FleetFiles, writeFleet } from "./fleet/write-fleet.ts";
import { ready } from "./installable.ts";
import { describeMachine, load } from "./machine.ts";
import { count } from "./markdown.ts";
import { measure } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import type { Installed } from "./ours.ts";
import { cfnGuard } from "./peers/cfn-guard.ts";
import { checkov } from "./peers/checkov.ts";
import { opa } from "./peers/opa.ts";
import type { Peer } from "./peers/peer.ts";
import { tfsec } from "./peers/tfsec.ts";
import { type FleetResult, OURS, OURS_DIRECT, type Results } from "./results.ts";
import { measureStartUp } from "./start-up.ts";

type Say = (what: string) => void;

const FLEET_PEERS: readonly Peer[] = [opa, cfnGuard, tfsec, checkov];
/** All that the checks of ours are measured beside. */
export const CHECK_PEERS: readonly Peer[] = [...FLEET_PEERS, ...ENGINE_PEERS];
const OUR_RUNS = 5;
/** Of the packs of ours in the engine, where a run takes longer. */
const ENGINE_RUNS = 3;
/** The largest fleet that goes through the engine. */
const LARGEST_IN_ENGINE = 10_000;

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

function checkFleet(fleet: FleetFiles, peers: readonly Peer[], installed: Installed, say: Say): FleetResult {
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

function engineFleet(fleet: FleetFiles, peers: readonly Peer[], bed: EngineBed, say: Say): FleetResult {
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

/** Checks fleets of several sizes with ours and its peers. */
export function benchChecks(options: BenchOptions, installed: Installed, say: Say): Results {
  const { peers, absent } = ready(FLEET_PEERS, options, say);
  const inEngine = ready(ENGINE_PEERS, options, say);
  const bed = engineBed(installed);
  const fleets = [0, ...options.sizes].map((size) => writeFleet(size, cacheFolder("fleets")));
  const before = load();
  const [empty] = fleets;
  if (empty === undefined) throw new Error("there is always the empty fleet");
  say("start-up");
  const startUp = measureStartUp(installed, empty);
  const results = fleets.map((fleet) => checkFleet(fleet, peers, installed, say));
  const engineFleets = fleets.filter(({ size }) => size > 0 && size <= LARGEST_IN_ENGINE);
  const isEngineAsked = options.peers === undefined || inEngine.peers.length > 0;
  const engine =
    bed === undefined || !isEngineAsked
      ? []
      : engineFleets.map((fleet) => engineFleet(fleet, inEngine.peers, bed, say));
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
