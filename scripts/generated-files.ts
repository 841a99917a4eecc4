import { frameworkPageFiles } from "./framework-pages.ts";
import { configTypeFiles } from "./generate-config-types.ts";
import { resourceTypeFiles } from "./generate-resource-types.ts";
import { recoveryFigurePageFiles } from "./recovery-figures-page.ts";
import { rulePageFiles } from "./rule-pages.ts";

/** Every file that is made from another one, with what should stand in it. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ...(await configTypeFiles()),
    ...resourceTypeFiles(),
    ...rulePageFiles(),
    ...frameworkPageFiles(),
    ...recoveryFigurePageFiles(),
  ]);
}

/** Folders in which every file is generated: one that nothing makes any more has to go. */
export const GENERATED_FOLDERS: readonly string[] = ["docs/frameworks", "docs/rules"];
