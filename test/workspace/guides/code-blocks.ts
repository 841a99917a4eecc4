/** A fenced block of a Markdown file. */
export interface CodeBlock {
  /** Line of the opening fence. */
  readonly line: number;
  /** The first word after the fence. */
  readonly language: string;
  /** The other words: `run`, or `key=value`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

const FENCE = /^```(\S*) *(.*)$/;

export function codeBlocksOf(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { line: number; language: string; attributes: Map<string, string>; text: string[] } | undefined;
  markdown.split("\n").forEach((text, index) => {
    if (open !== undefined) {
      if (text === "```") {
        blocks.push({ ...open, text: open.text.map((one) => `${one}\n`).join("") });
        open = undefined;
      } else open.text.push(text);
      return;
    }
    const [, language, info = ""] = FENCE.exec(text) ?? [];
    if (language === undefined) return;
    const attributes = info.split(" ").filter(Boolean);
    open = {
      line: index + 1,
      language,
      attributes: new Map(attributes.map((one) => one.split("=", 2) as [string, string])),
      text: [],
    };
  });
  return blocks;
}
