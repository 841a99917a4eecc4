// What Markdown or HTML could read as more than text, at the beginning of a line too, and what GitHub links by itself.
const SPECIAL = /[\\`*_[\]<>|~&!$:@#]|www(?=\.)|^[-+=]|^\d+(?=[.)])/gi;

/**
 * Text that Markdown shows as it is, in a paragraph or in a cell of a table. It is written with entities: they can
 * never begin or end anything, wherever they stand.
 */
export function escapeMarkdown(text: string): string {
  // GitHub links @name and #1 in the text that comes out; a comment in between takes it apart.
  return oneLine(text).replace(
    SPECIAL,
    (special) => entities(special) + (/[@#]/.test(special) ? "<!-- -->" : ""),
  );
}

/** Text in the type of code. Unlike a code span, `<code>` can hold a backslash before a pipe in a table. */
export function code(text: string): string {
  return `<code>${oneLine(text).replace(SPECIAL, entities)}</code>`;
}

/** Control characters would end a line or a table; directional ones turn around what follows. */
function oneLine(text: string): string {
  return text
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "\uFFFD")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

function entities(text: string): string {
  return [...text].map((character) => `&#${character.charCodeAt(0)};`).join("");
}
