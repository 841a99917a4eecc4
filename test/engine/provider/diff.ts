// Diff: which inputs changed, and whether the resource can change in place.
import type { Properties } from "../sdk.ts";
import { DEFAULTS_KEY } from "./check.ts";
import { canonical, unwrapSecrets } from "./values.ts";

export interface InputDiff {
  readonly changed: readonly string[];
  readonly replaces: readonly string[];
}

export function diffInputs(olds: Properties, news: Properties, replacesOn: ReadonlySet<string>): InputDiff {
  const keys = new Set([...Object.keys(olds), ...Object.keys(news)]);
  keys.delete(DEFAULTS_KEY);
  const plain = (value: Properties, key: string): string => canonical(unwrapSecrets(value[key] ?? null));
  const changed = [...keys].filter((key) => plain(olds, key) !== plain(news, key));
  return { changed, replaces: changed.filter((key) => replacesOn.has(key)) };
}
