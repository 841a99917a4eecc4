/** Tag that says which run made a resource. */
const RUN_TAG = "rampart-run";
/** Tag that says which moment's data a resource has. */
const MOMENT_TAG = "rampart-moment";

/** Tags of what a run makes. */
export function marksOf(run: string, moment: string): { [name: string]: string } {
  return { [RUN_TAG]: run, [MOMENT_TAG]: moment };
}

/** Tags as a resource has them, in either spelling of "none". */
export type Tags = Readonly<Record<string, string | undefined>> | null | undefined;

/** Whether the run made what has these tags. */
export function isMadeBy(run: string, tags: Tags): boolean {
  return tags?.[RUN_TAG] === run;
}

/** Why something of that name is not ours. */
export function foreignBecause(what: string, tags: Tags): string {
  const other = tags?.[RUN_TAG];
  return other === undefined
    ? `${what} is there, and has no tag ${RUN_TAG}: no run made it`
    : `${what} is there, and run ${other} made it`;
}
