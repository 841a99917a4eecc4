import { InvalidArgumentError } from "commander";

/** Gathers the values of a flag that may be given several times. */
export function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** Gathers `KEY=VALUE` of a flag that may be given several times. */
export function collectPair(
  pair: string,
  earlier: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const end = pair.indexOf("=");
  if (end <= 0) throw new InvalidArgumentError("write KEY=VALUE");
  return { ...earlier, [pair.slice(0, end)]: pair.slice(end + 1) };
}
