/** A table in Markdown; all columns but the first `texts` hold numbers. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = `|${header.map((_, index) => (index < texts ? "---|" : "--:|")).join("")}`;
  return [line(header), rule, ...rows.map(line)].join("\n");
}

export function seconds(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(1);
}

export function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}

export function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)}×`;
}

export function count(value: number): string {
  return value.toLocaleString("en");
}
