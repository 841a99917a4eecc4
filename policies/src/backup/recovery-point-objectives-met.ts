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
  fix: "Shorten the term that the finding names: run the plan more often, cut startWindow and completionWindow, or switch on continuous backups or a replica. If the promise is more than the data needs, change rpo of the tier.",
  judge: (asked) => DISASTERS.flatMap((disaster) => verdictsAfter(disaster, asked)),
});

function verdictsAfter(disaster: Disaster, asked: Posture): readonly Verdict[] {
  const { rpo } = asked.posture.scenarios[disaster];
  switch (rpo.verdict) {
    case "no-objective":
      return [];
    case "met":
      return [PASS];
    case "undetermined":
      return [asked.open()];
    case "missed":
      break;
  }
  const allowed = `${renderDuration(rpo.objective ?? 0)} may be`;
  if (rpo.worst === undefined) {
    // That there is no copy at all is said by the rule about copies, where they are promised.
    if (isAboutCopies(disaster, asked)) return [];
    return [{ outcome: "fail", message: `all of its data is lost when ${WHEN[disaster]}, and ${allowed}` }];
  }
  const chain = rpo.terms.map(({ name, duration }) => `${name} ${duration}`).join(" + ");
  const lost = `up to ${renderDuration(Math.ceil(rpo.worst))} of its data is lost when ${WHEN[disaster]}, and ${allowed}`;
  const cut = rpo.cut === undefined ? "" : `; ${rpo.cut}`;
  return [{ outcome: "fail", message: `${lost}: ${chain}${cut}` }];
}

function isAboutCopies(disaster: Disaster, { resource, context }: Posture): boolean {
  const objectives = objectivesFor(resource, context);
  return disaster === "region"
    ? wantsOtherRegions(objectives)
    : disaster === "account" && wantsOtherAccounts(objectives);
}
