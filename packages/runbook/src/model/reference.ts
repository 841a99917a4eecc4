/** A step that another one names in order to get what it gave back. */
export interface StepReference<Result> {
  readonly name: string;
  /** Not there at run time: the type of what the step gives back. */
  readonly resultType?: Result;
}
