import { renderDuration } from "@rampart/core/units";
import { seconds } from "../stores/wanted.ts";
import type { Chosen, Compared, OwnNonce, Tried } from "./results.ts";

/** What a test found out. */
export interface Facts {
  readonly nonce: OwnNonce;
  readonly chosen: Chosen;
  readonly tried: Tried;
  readonly compared: Compared;
}

/** What a test is held against. */
export interface Objectives {
  readonly rto?: string;
  readonly rpo?: string;
  /** A fault made on purpose: what an earlier test left in the backups does not excuse it. */
  readonly sabotage?: string;
}

/** A figure against its objective, in seconds. */
interface Figure {
  readonly seconds: number | null;
  readonly objective: number | null;
  /** Null where there is no objective. */
  readonly met: boolean | null;
}

export interface Verdict {
  readonly passes: boolean;
  /** Why it does not pass, a sentence each. */
  readonly failures: readonly string[];
  readonly rto: Figure;
  readonly rpo: Figure;
}

/** Whether the test proves that the store can be restored. It does so only where everything was seen. */
export function judge(facts: Facts, objectives: Objectives): Verdict {
  const { tried, compared, chosen } = facts;
  const rto = figure(secondsBetween(chosen.at, compared.verifiedAt), "rto", objectives.rto);
  const rpo = figure(lossOf(facts), "rpo", objectives.rpo);
  const failures = [
    ...(chosen.chosen === null ? [chosen.because ?? "no recovery point was chosen"] : []),
    ...(tried.is === "failed" && chosen.chosen !== null ? [`the restore failed: ${tried.because}`] : []),
    ...(tried.is === "restored" ? [...whatIsWrong(compared), ...nonceProblem(facts, objectives)] : []),
    ...(tried.is === "restored" ? missed("the recovery time", rto) : []),
    ...(tried.is === "restored" ? missed("the age of the newest restored data", rpo) : []),
  ];
  return { passes: failures.length === 0, failures, rto, rpo };
}

/** How old the newest nonce was that came back: seconds; null if none did. */
export function lossOf({
  nonce,
  chosen,
  compared,
}: Pick<Facts, "nonce" | "chosen" | "compared">): number | null {
  const found = compared.nonce;
  // Of its own nonce the test knows the time by the same clock.
  return secondsBetween(found?.value === nonce.value ? nonce.at : (found?.writtenAt ?? null), chosen.at);
}

function secondsBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  // The two may be of two clocks.
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}

function figure(measured: number | null, name: string, text: string | undefined): Figure {
  const objective = text === undefined ? null : seconds(name, text);
  const met = objective === null ? null : measured !== null && measured <= objective;
  return { seconds: measured, objective, met };
}

function missed(what: string, { seconds: measured, objective, met }: Figure): readonly string[] {
  if (met !== false || objective === null) return [];
  const shown = measured === null ? "could not be measured" : `was ${renderDuration(measured)}`;
  return [`${what} ${shown}, the objective is ${renderDuration(objective)}`];
}

function whatIsWrong({ because, verified, tables }: Compared): readonly string[] {
  if (because !== null) return [`what was restored could not be looked at: ${because}`];
  const differing = Object.entries(tables?.differing ?? {}).map(([name, how]) => `${name}: ${how}`);
  return [
    ...(verified?.passes === true ? [] : [`it is not whole: ${verified?.value ?? "it was not verified"}`]),
    ...differing,
  ];
}

/** An older nonce proves only how much is lost, which is for the objective to judge. */
function nonceProblem({ nonce, compared }: Facts, { rpo, sabotage }: Objectives): readonly string[] {
  const found = compared.nonce;
  if (compared.because !== null || found?.value === nonce.value) return [];
  if (found === null) return [`the nonce written at ${nonce.writtenAt} was not found, nor any other`];
  if (rpo !== undefined && sabotage === undefined) return [];
  return [
    `the nonce written at ${nonce.writtenAt} was not found; the newest one there was written at ${found.writtenAt}`,
  ];
}
