import type { InputSchema } from "../model/schema.ts";

/** An input that somebody has to give. */
export interface Question {
  readonly name: string;
  readonly description: string;
  /** The answer must not be shown while it is typed. */
  readonly isSecret: boolean;
  readonly schema: InputSchema;
  /** Why `answer` will not do, as a sentence; undefined if it will. */
  problemWith(answer: string): string | undefined;
}

/** Asks a person. The answer is the text as typed: lists with commas or as JSON, maps as JSON. */
export type Ask = (question: Question) => Promise<string>;
