/** The tag that says which run made a resource; its value is the run's id. */
const RUN_TAG = "rampart:run";
/** The tag that says what a resource was restored from; its value is the id of the recovery point. */
const POINT_TAG = "rampart:recovery-point";

/** The tag, with the value `complete`, that is put last: all that belongs to the restore is done. */
const STATE_TAG = "rampart:restore";
export const COMPLETE: Tag = { Key: STATE_TAG, Value: "complete" };
/** What the original was set to beside its contents has been asked for, and only has to come into effect. */
export const SETTLING: Tag = { Key: STATE_TAG, Value: "settling" };

const MARKS: ReadonlySet<string> = new Set([RUN_TAG, POINT_TAG, STATE_TAG]);

/** Tags as the answers of AWS have them. */
export type ToldTags = readonly {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}[];

/** A tag as most services of AWS spell it. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Tags of what `run` makes of a recovery point. */
export function markOf(run: string, point: string): Tag[] {
  return [
    { Key: RUN_TAG, Value: run },
    // https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html#tag-conventions
    { Key: POINT_TAG, Value: point.replaceAll(/[^\p{L}\p{N}\p{Z}_.:/=+\-@]/gu, "-").slice(0, 256) },
  ];
}

/** The run that tags name, or undefined where none made it. */
export function runOf(tags: ToldTags = []): string | undefined {
  return tags.find(({ Key: key }) => key === RUN_TAG)?.Value;
}

/** Whether tags say that the restore is complete. */
export function isComplete(tags: ToldTags = []): boolean {
  return tags.some(({ Key: key, Value: value }) => key === STATE_TAG && value === COMPLETE.Value);
}

/** Whether tags say that the settings of the original were asked for. */
export function isSettling(tags: ToldTags = []): boolean {
  return tags.some(({ Key: key, Value: value }) => key === STATE_TAG && value === SETTLING.Value);
}

/** Tags without those of AWS itself, which nobody may set, and without marks of runs. */
export function ownTags(tags: ToldTags = []): Tag[] {
  return tags.flatMap(({ Key: key, Value: value }) =>
    key === undefined || key.startsWith("aws:") || MARKS.has(key) ? [] : [{ Key: key, Value: value ?? "" }],
  );
}

/** Why something is not the run's. */
export function foreignBecause(what: string, name: string, maker: string | undefined): string {
  return maker === undefined
    ? `${what} "${name}" is there, and no run made it`
    : `${what} "${name}" is there, and run ${maker} made it`;
}
