/** HTML that may stand in a page as it is. Made by {@link html} only, so that no text gets in without escaping. */
export class Markup {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  static html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
    let text = strings[0] ?? "";
    for (const [index, part] of parts.entries()) text += render(part) + (strings[index + 1] ?? "");
    return new Markup(text);
  }

  /** For the style and the script of the page, which are not made of anybody's data. */
  static trusted(text: string): Markup {
    return new Markup(text);
  }
}

/** What a template takes. `false` and `undefined` are nothing. */
export type Part = Markup | string | number | false | undefined | readonly Part[];

/** A template in which everything but other markup is escaped, in texts and in quoted attributes alike. */
export const html: (strings: TemplateStringsArray, ...parts: readonly Part[]) => Markup = Markup.html;

function render(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  if (part === false || part === undefined) return "";
  return part.map(render).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return (
    text
      // Parsers drop them, or pass them on.
      .replace(/(?![\t\n\r])\p{Cc}/gu, "\uFFFD")
      // They turn around what follows, so that one name reads like another.
      .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "\uFFFD")
      .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
  );
}
