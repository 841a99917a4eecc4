import { fileURLToPath } from "node:url";
import { renderDuration } from "@rampart/core/units";
import { AWS_FIGURES } from "../packages/recovery/src/figures/aws.ts";
import { AZURE_FIGURES } from "../packages/recovery/src/figures/azure.ts";
import type { Figure } from "../packages/recovery/src/figures/figure.ts";

const file = fileURLToPath(new URL("../docs/recovery-figures.md", import.meta.url));

const HEAD = [
  "# Figures of the recovery analyser",
  "",
  "What `rampart recovery` takes from the vendors' pages, because no property of a stack says it. A property that is set always counts instead of a default. This page is made from `packages/recovery/src/figures`, which is what the analyser reads.",
  "",
  "- **limit**: the vendor lets nothing be longer, or shorter.",
  "- **default**: holds where the stack does not say otherwise.",
  "- **documented**: the vendor says that it takes no longer, or happens as often.",
  "- **usual**: what the vendor calls usual, and no promise. Answers that rest on it say so among what they assume.",
  "",
  "Where a vendor states no figure at all, such as how long a snapshot or a copy takes, the analyser counts none and says so among what the answer assumes. A month counts as 28 days and a year as 365 where it is how long something is kept, and as 31 and 366 where it is how rarely something is taken.",
];

/** The page of all figures that come from vendors, by file. */
export function recoveryFigurePageFiles(): ReadonlyMap<string, string> {
  const page = [...HEAD, ...section("AWS", AWS_FIGURES), ...section("Azure", AZURE_FIGURES), ""];
  return new Map([[file, page.join("\n")]]);
}

function section(cloud: string, figures: Readonly<Record<string, Figure>>): string[] {
  const rows = Object.values(figures).map(
    ({ what, seconds, standing, source }) =>
      `| ${what} | ${renderDuration(seconds)} | ${standing} | <${source}> |`,
  );
  return ["", `## ${cloud}`, "", "| What | Figure | Standing | Source |", "|---|---|---|---|", ...rows];
}
