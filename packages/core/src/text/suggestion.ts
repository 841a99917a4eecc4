import { closest, distance } from "fastest-levenshtein";

/** `; did you mean "rpo"?`, or nothing if no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? "" : `; did you mean "${nearest}"?`;
}

/** The known word that `word` is nearly, or is; undefined if none is near. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  // The distance grows with the square of the length.
  if (known.length === 0 || word.length > 200) return undefined;
  const nearest = closest(word, known);
  // Two letters that changed places are two apart, but two letters of three are another word.
  const near = Math.max(nearest.length > 3 ? 2 : 1, Math.floor(nearest.length / 3));
  return distance(word, nearest) <= near ? nearest : undefined;
}
