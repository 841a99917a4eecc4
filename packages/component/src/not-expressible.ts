/** Something that was asked of a component, and that its cloud has no way to say. */
export interface NotExpressible {
  /** The argument, as a path: `copies.frankfurt.region`. */
  readonly intent: string;
  /** Why the cloud cannot do it; a sentence without a full stop. */
  readonly reason: string;
  /** What comes nearest, or who has to see to it instead. */
  readonly instead?: string;
}
