import { resourceTypeFiles } from "./generate-resource-types.ts";
import { rulePageFiles } from "./rule-pages.ts";

/** Every file that is made from another one, with what should stand in it. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([...resourceTypeFiles(), ...rulePageFiles()]);
}

/** Folders in which every file is generated: one that nothing makes any more has to go. */
export const GENERATED_FOLDERS: readonly string[] = ["docs/rules"];
