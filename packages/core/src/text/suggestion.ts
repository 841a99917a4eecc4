import { closest, distance } from "fastest-levenshtein";

/** `; did you mean "rpo"?`, or nothing if no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  // The distance grows with the square of the length.
  if (known.length === 0 || word.length > 200) return "";
  const nearest = closest(word, known);
  // Two letters that changed places are two apart, but two letters of three are another word.
  const near = Math.max(nearest.length > 3 ? 2 : 1, Math.floor(nearest.length / 3));
  return distance(word, nearest) <= near ? `; did you mean "${nearest}"?` : "";
}
