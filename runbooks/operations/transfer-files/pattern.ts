/**
 * Compiles a pattern for keys: `*` is any text without `/`, `**` any text, `?` one character other than `/`, `**` with
 * a `/` after it also no folder at all. Everything else, dots at the beginning too, is itself.
 */
export function pattern(text: string): (key: string) => boolean {
  let source = "";
  for (const [token] of text.matchAll(/\*\*\/|\*\*|\*|\?|[^*?]/gsu)) {
    source += TOKENS[token] ?? token.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
  }
  const expression = new RegExp(`^${source}$`, "su");
  return (key) => expression.test(key);
}

const TOKENS: Readonly<Record<string, string>> = {
  "**/": "(?:.*/)?",
  "**": ".*",
  "*": "[^/]*",
  "?": "[^/]",
};
