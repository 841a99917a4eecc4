import { renderDuration, type Seconds } from "@rampart/core/units";
import { type RecoveryStream, type Term, type WorstCase, worstCase } from "@rampart/recovery";
import type { CompleteRule } from "./complete-rule.ts";

/** What a backup service does for some kind of data. */
export interface DataKind {
  /** For people: a Pulumi type, or `types of which any moment can be restored`. */
  readonly name: string;
  /** How far the newest restorable moment lies back; undefined where only recovery points can be restored. */
  readonly newestMoment: Term | undefined;
  /** Whether its recovery points can be copied. */
  readonly isCopied: boolean;
}

/** Where recovery points of some rules come to, beside the vault itself. */
export interface CopyPlace {
  readonly name: string;
  /** Whether it is known to be in another region than the vault. */
  readonly isElsewhere: boolean;
}

/** How much of the newest data is lost at most, as a component announces it. */
export interface AnnouncedWorstCase {
  /** `deletion` of the data, also by the loss of a zone; or the loss of its `region`. */
  readonly disaster: string;
  /** Which data. */
  readonly data: string;
  /** A duration; absent where nothing may be left. */
  readonly worst?: string;
  /** The same in seconds. */
  readonly seconds?: number;
  /** What it adds up of, as durations, each with the argument or the page it comes from. */
  readonly terms: readonly AnnouncedTerm[];
}

/** A part of a worst case. */
export interface AnnouncedTerm {
  readonly name: string;
  readonly duration: string;
  readonly source: string;
}

/** A worst case with what is needed to say how to cut it. */
export interface JudgedWorstCase {
  readonly disaster: "deletion" | "region";
  readonly kind: DataKind;
  readonly worst: WorstCase;
}

/** The worst cases of each kind of data, after a deletion and after the loss of the region. */
export function worstCasesOf(
  rules: readonly CompleteRule[],
  kinds: readonly DataKind[],
  places: readonly CopyPlace[],
  copyDelays: readonly Term[],
): readonly JudgedWorstCase[] {
  return kinds.flatMap((kind) => {
    const copies = kind.isCopied ? copyStreams(rules, places, copyDelays) : [];
    const elsewhere = copies.filter(({ place }) => place.isElsewhere).map(({ stream }) => stream);
    return [
      {
        disaster: "deletion" as const,
        kind,
        worst: worstCase([...homeStreams(rules, kind), ...copies.map(({ stream }) => stream)]),
      },
      { disaster: "region" as const, kind, worst: worstCase(elsewhere) },
    ];
  });
}

/** The source of a term is the argument that sets it. */
function ownDelays({ name, startWindow, completionWindow }: CompleteRule): readonly Term[] {
  return [
    { name: "start window", seconds: startWindow, source: `rules.${name}.startWindow` },
    { name: "completion window", seconds: completionWindow, source: `rules.${name}.completionWindow` },
  ];
}

function homeStreams(rules: readonly CompleteRule[], { newestMoment }: DataKind): readonly RecoveryStream[] {
  return rules.map((rule): RecoveryStream => {
    const name = `rules.${rule.name}`;
    return rule.isContinuous && newestMoment !== undefined
      ? { name, schedule: undefined, delays: [newestMoment] }
      : { name, schedule: rule.schedule, delays: ownDelays(rule) };
  });
}

function copyStreams(
  rules: readonly CompleteRule[],
  places: readonly CopyPlace[],
  copyDelays: readonly Term[],
): readonly { readonly place: CopyPlace; readonly stream: RecoveryStream }[] {
  return rules.flatMap((rule) =>
    places
      .filter(({ name }) => Object.hasOwn(rule.copies, name))
      .map((place) => ({
        place,
        stream: {
          name: `rules.${rule.name}`,
          schedule: rule.schedule,
          delays: [...ownDelays(rule), ...copyDelays],
        },
      })),
  );
}

/** As the component's outputs have it. */
export function announce({ disaster, kind, worst }: JudgedWorstCase): AnnouncedWorstCase {
  return {
    disaster,
    data: kind.name,
    ...(worst.seconds === undefined
      ? {}
      : { worst: renderDuration(Math.ceil(worst.seconds)), seconds: worst.seconds }),
    terms: worst.terms.map(({ name, seconds, source }) => ({ name, duration: durationOf(seconds), source })),
  };
}

function durationOf(seconds: Seconds): string {
  return renderDuration(Math.ceil(seconds));
}
