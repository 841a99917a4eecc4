import { renderDuration } from "@rampart/core/units";
import { objectivesFor, PASS, type Rule, severityByTier, type Verdict } from "@rampart/policy";
import { DISASTERS, type Disaster } from "@rampart/recovery";
import { definePostureRule, type Posture } from "./postures.ts";
import { wantsOtherAccounts, wantsOtherRegions } from "./promised.ts";

const WHEN: Readonly<Record<Disaster, string>> = {
  deletion: "it is deleted",
  zone: "its zone is lost",
  region: "its region is lost",
  account: "whoever holds its account destroys all that they can reach",
};

export const recoveryPointObjectivesMet: Rule = definePostureRule({
  id: "backup/recovery-point-objectives-met",
  title: "No disaster costs more data than the tier allows",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "A backup every day does not mean that a day is lost at most: jobs start late, run long, and copies arrive later still. What counts is the worst moment for a disaster, and that is found out on the day, unless somebody has added it up.",
  fix: "Shorten the term that the finding names: run the plan more often, cut startWindow and completionWindow, or switch on continuous backups or a replica. If the promise is more than the data needs, change rpo of the tier. If the plan stands in another stack, check both stacks together.",
  judge: (asked) => {
    const answers = DISASTERS.map((disaster) => answerAfter(disaster, asked));
    const others = answers.flatMap((answer) => ("verdict" in answer ? [answer.verdict] : []));
    const losses = Map.groupBy(
      answers.flatMap((answer) => ("loss" in answer ? [answer] : [])),
      ({ loss, why }) => `${loss}: ${why}`,
    );
    return [...others, ...[...losses.values()].map((same) => failureOf(same, asked))];
  },
});

/** What is lost, and by what chain of terms. */
interface Loss {
  readonly disaster: Disaster;
  readonly loss: string;
  readonly why: string;
}

type Answer = { readonly verdict: Verdict } | Loss | Readonly<Record<never, never>>;

function answerAfter(disaster: Disaster, asked: Posture): Answer {
  const { rpo } = asked.posture.scenarios[disaster];
  switch (rpo.verdict) {
    case "no-objective":
      return {};
    case "met":
      return { verdict: PASS };
    case "undetermined":
      return { verdict: asked.open() };
    case "missed":
      break;
  }
  if (rpo.worst === undefined) {
    // That there is no copy at all is said by the rule about copies, where they are promised.
    return isAboutCopies(disaster, asked) ? {} : { disaster, loss: "all of its data", why: "" };
  }
  const chain = rpo.terms.map(({ name, duration }) => `${name} ${duration}`).join(" + ");
  return {
    disaster,
    loss: `up to ${renderDuration(Math.ceil(rpo.worst))} of its data`,
    why: `: ${chain}${rpo.cut === undefined ? "" : `; ${rpo.cut}`}`,
  };
}

/** One failure for all disasters that cost the same, for the same reason. */
function failureOf(same: readonly Loss[], { posture }: Posture): Verdict {
  const [{ disaster, loss, why }] = same as readonly [Loss, ...Loss[]];
  const allowed = renderDuration(posture.scenarios[disaster].rpo.objective ?? 0);
  const when = same.map((one) => WHEN[one.disaster]).join(", or when ");
  return { outcome: "fail", message: `${loss} is lost when ${when}, and ${allowed} may be${why}` };
}

function isAboutCopies(disaster: Disaster, { resource, context }: Posture): boolean {
  const objectives = objectivesFor(resource, context);
  return disaster === "region"
    ? wantsOtherRegions(objectives)
    : disaster === "account" && wantsOtherAccounts(objectives);
}
