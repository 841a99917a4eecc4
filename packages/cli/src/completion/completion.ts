/** One word that may stand where the cursor is. */
export interface Candidate {
  readonly value: string;
  readonly description?: string | undefined;
}

/** What may stand where the cursor is: one of some words, or what the shell itself completes. */
export type Completion =
  | { readonly kind: "words"; readonly candidates: readonly Candidate[] }
  | { readonly kind: "files" | "directories" };

export const NOTHING: Completion = { kind: "words", candidates: [] };

export function words(candidates: readonly Candidate[]): Completion {
  return { kind: "words", candidates };
}
