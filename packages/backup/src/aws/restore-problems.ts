import { type ArgumentProblem, argumentCheck, complaintOf, type NotExpressible } from "@rampart/component";
import { didYouMean } from "@rampart/core/text";
import { parseDuration, parseSchedule, renderDuration, type Seconds } from "@rampart/core/units";
import { worstCase } from "@rampart/recovery";
import { DAY, HOUR } from "../intent/limits.ts";
import { byName, DURATION, INPUT, OBJECTIVES, SELECTIONS, shape, TAGS, TEXT } from "../intent/schemas.ts";
import type { BackupSelection } from "../intent/selection.ts";
import { selectionProblems } from "../intent/selection-problems.ts";
import { awsCronOf } from "./aws-cron.ts";
import { AWS_SELECTION_LIMITS } from "./limits.ts";
import { MOST_RESOURCES, MOST_SELECTIONS, RESTORABLE, RESTORABLE_SERVICES } from "./restorable.ts";
import type { RestoreTestArgs } from "./restore-test-args.ts";
import { TESTED_VAULT } from "./vault-schemas.ts";

const check = argumentCheck(
  shape(
    {
      vaults: { ...byName(TESTED_VAULT), minProperties: 1 },
      selections: SELECTIONS,
      objectives: OBJECTIVES,
      schedule: TEXT,
      timeZone: { type: "string", format: "timeZone" },
      services: { type: "array", items: TEXT, minItems: 1 },
      startWindow: DURATION,
      selectionWindow: DURATION,
      validationWindow: { type: "string", format: "duration" },
      overrides: byName(byName(INPUT)),
      role: INPUT,
      region: TEXT,
      tags: TAGS,
    },
    ["vaults", "selections"],
  ),
);

/** What one selection of a restore test restores. */
export interface TestedPart {
  /** Ends the names of its resources; stays the same when others come or go. */
  readonly word: string;
  /** As AWS names it: `RDS`. */
  readonly service: string;
  /** Keys of the resources of the selection that it names; tags select where there are none. */
  readonly resources: readonly string[];
  readonly selection: BackupSelection;
}

/** A restore test as it is meant, worked out before anything is registered. */
export interface MeantTest {
  readonly problems: readonly ArgumentProblem[];
  readonly notExpressible: readonly NotExpressible[];
  readonly schedule: string;
  readonly timeZone: string;
  readonly startWindowHours: number;
  readonly selectionWindowDays: number;
  readonly validationWindowHours: number;
  /** The most time between two tests. */
  readonly interval: Seconds;
  readonly parts: readonly TestedPart[];
}

const DEFAULT_INTERVAL: Seconds = 7 * DAY;

/** What the arguments of a restore test mean, and everything that is wrong with them. */
export function meantTest(args: RestoreTestArgs): MeantTest {
  const wrongShape = check(args);
  const nothing: MeantTest = {
    problems: wrongShape,
    notExpressible: [],
    schedule: "",
    timeZone: "Etc/UTC",
    startWindowHours: 0,
    selectionWindowDays: 0,
    validationWindowHours: 0,
    interval: 0,
    parts: [],
  };
  if (wrongShape.length > 0) return nothing;
  const timing = timingOf(args);
  const { parts, notExpressible } = partsOf(args.selections, args.services ?? RESTORABLE_SERVICES);
  const problems = [
    ...timing.problems,
    ...selectionProblems(args.selections, AWS_SELECTION_LIMITS),
    ...serviceProblems(args),
    ...windowProblems(args),
    ...(parts.length > MOST_SELECTIONS
      ? [
          {
            argument: "selections",
            problem: `they make ${parts.length} restore tests, and AWS takes ${MOST_SELECTIONS} in one plan; name the services that matter in services`,
          },
        ]
      : []),
  ];
  return {
    problems,
    notExpressible,
    schedule: timing.schedule,
    timeZone: args.timeZone ?? "Etc/UTC",
    interval: timing.interval,
    startWindowHours: hoursOf(args.startWindow ?? "8h"),
    selectionWindowDays: hoursOf(args.selectionWindow ?? "30d") / 24,
    validationWindowHours: hoursOf(args.validationWindow ?? "8h"),
    parts,
  };
}

interface Timing {
  readonly schedule: string;
  readonly interval: Seconds;
  readonly problems: readonly ArgumentProblem[];
}

/** Schedules to choose from, from the rarest, with the most time between two runs. */
const SCHEDULES: readonly { readonly cron: string; readonly gap: Seconds }[] = [
  { cron: "cron(0 8 1 1 ? *)", gap: 366 * DAY },
  { cron: "cron(0 8 1 1,4,7,10 ? *)", gap: 92 * DAY },
  { cron: "cron(0 8 1 * ? *)", gap: 31 * DAY },
  { cron: "cron(0 8 ? * SUN *)", gap: 7 * DAY },
  { cron: "cron(0 8 * * ? *)", gap: DAY },
];

function timingOf({ schedule, timeZone = "Etc/UTC", objectives }: RestoreTestArgs): Timing {
  const promised = objectives?.restoreTestInterval;
  const wanted = promised === undefined ? undefined : parseDuration(promised);
  if (schedule === undefined) {
    const found = SCHEDULES.find(({ gap }) => gap <= (wanted ?? DEFAULT_INTERVAL));
    if (found !== undefined) return { schedule: found.cron, interval: found.gap, problems: [] };
    const problem = `${promised} is more often than once a day; give a schedule`;
    return { schedule: "", interval: 0, problems: [{ argument: "objectives.restoreTestInterval", problem }] };
  }
  const argument = "schedule";
  const complaint = complaintOf(() => parseSchedule(schedule, timeZone));
  if (complaint !== undefined) return { schedule, interval: 0, problems: [{ argument, problem: complaint }] };
  const parsed = parseSchedule(schedule, timeZone);
  const cron = awsCronOf(parsed);
  if ("refusal" in cron) return { schedule, interval: 0, problems: [{ argument, problem: cron.refusal }] };
  const interval = worstCase([{ name: argument, schedule: parsed, delays: [] }]).seconds;
  if (interval === undefined) {
    return {
      schedule,
      interval: 0,
      problems: [{ argument, problem: "it ends, and nothing is tested after that" }],
    };
  }
  const isTooRare = wanted !== undefined && interval > wanted;
  const problem = `${renderDuration(interval)} may pass between two tests, and the objective is ${promised}`;
  return { schedule: cron.cron, interval, problems: isTooRare ? [{ argument, problem }] : [] };
}

function serviceProblems({ services = [] }: RestoreTestArgs): readonly ArgumentProblem[] {
  return services.flatMap((service, index) =>
    RESTORABLE_SERVICES.includes(service)
      ? []
      : [
          {
            argument: `services.${index}`,
            problem: `AWS does not test restores of ${service}${didYouMean(service, RESTORABLE_SERVICES)}; it does of ${RESTORABLE_SERVICES.join(", ")}`,
          },
        ],
  );
}

/** Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingPlanForCreate.html */
function windowProblems(args: RestoreTestArgs): readonly ArgumentProblem[] {
  return [
    ...rangeProblem("startWindow", args.startWindow, HOUR, 168 * HOUR),
    ...rangeProblem("selectionWindow", args.selectionWindow, DAY, 365 * DAY),
    ...rangeProblem("validationWindow", args.validationWindow, 0, 168 * HOUR),
  ];
}

function rangeProblem(
  argument: string,
  text: string | undefined,
  least: Seconds,
  most: Seconds,
): readonly ArgumentProblem[] {
  if (text === undefined) return [];
  const seconds = parseDuration(text);
  if (seconds >= least && seconds <= most) return [];
  const problem = `${text} is not from ${renderDuration(least)} to ${renderDuration(most)}`;
  return [{ argument, problem }];
}

function hoursOf(duration: string): number {
  return Math.ceil(parseDuration(duration) / HOUR);
}

function partsOf(
  selections: Readonly<Record<string, BackupSelection>>,
  services: readonly string[],
): { readonly parts: readonly TestedPart[]; readonly notExpressible: readonly NotExpressible[] } {
  const parts: TestedPart[] = [];
  const notExpressible: NotExpressible[] = [];
  for (const [word, selection] of Object.entries(selections)) {
    if (Object.keys(selection.tags ?? {}).length > 0) {
      for (const service of services) {
        parts.push({ word: `${word}-tagged-${service}`, service, resources: [], selection });
      }
    }
    const byService = new Map<string, string[]>();
    for (const key of Object.keys(selection.resources ?? {}).sort()) {
      const type = selection.resources?.[key]?.type;
      const service = type === undefined ? undefined : RESTORABLE.get(type);
      if (service === undefined) {
        notExpressible.push(notTested(`selections.${word}.resources.${key}`, type));
      } else if (services.includes(service)) {
        byService.set(service, [...(byService.get(service) ?? []), key]);
      }
    }
    for (const [service, keys] of byService) {
      parts.push({
        word: `${word}-named-${service}`,
        service,
        resources: keys.slice(0, MOST_RESOURCES),
        selection,
      });
      for (const key of keys.slice(MOST_RESOURCES)) {
        notExpressible.push({
          intent: `selections.${word}.resources.${key}`,
          reason: `AWS tests restores of ${MOST_RESOURCES} named resources of a type; select by tags instead`,
        });
      }
    }
  }
  return { parts, notExpressible };
}

function notTested(intent: string, type: string | undefined): NotExpressible {
  return type === undefined
    ? {
        intent,
        reason: "AWS tests restores type by type, and the type is not given",
        instead: "give its type",
      }
    : {
        intent,
        reason: `AWS does not test restores of ${type}`,
        instead: "run the runbook backup/restore-test",
      };
}
