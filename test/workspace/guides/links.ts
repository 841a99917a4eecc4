/** The targets of the links and pictures of a Markdown text. */
export function linksIn(markdown: string): string[] {
  const prose = withoutCode(markdown);
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].flatMap(([, target]) => target ?? []);
}

/** The names under which GitHub reaches the headings of a Markdown text. */
export function anchorsIn(markdown: string): ReadonlySet<string> {
  const headings = markdown.replace(/^```[^]*?^```/gm, "").matchAll(/^#+ +(.+)$/gm);
  const anchors = [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
  return new Set(anchors);
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^```[^]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
}
