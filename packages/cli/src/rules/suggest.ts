import { distance } from "fastest-levenshtein";

/** The one of `known` that `word` was probably meant to be; undefined if none is near. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const lastPart = (id: string): string => id.slice(id.indexOf("/") + 1);
  const nearest = known
    .map((one) => ({ one, far: Math.min(distance(word, one), distance(lastPart(word), lastPart(one))) }))
    .sort((a, b) => a.far - b.far)[0];
  return nearest !== undefined && nearest.far <= Math.max(2, word.length / 3) ? nearest.one : undefined;
}
