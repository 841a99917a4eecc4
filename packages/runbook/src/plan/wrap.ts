/**
 * `text` in lines of at most `columns` characters, broken between words, and inside a word only if it has no place on a
 * line. `indent` stands before each, two more blanks before those that go on. What would steer a terminal is blanked.
 */
export function wrap(text: string, indent: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (const word of printable(text).split(" ")) {
    let rest = Array.from(word);
    if (!isEmpty && length(line) + 1 + rest.length > columns) {
      lines.push(line);
      line = `${indent}  `;
      isEmpty = true;
    }
    line += isEmpty ? "" : " ";
    isEmpty = false;
    while (length(line) + rest.length > columns) {
      const room = Math.max(1, columns - length(line));
      lines.push(line + rest.slice(0, room).join(""));
      rest = rest.slice(room);
      line = `${indent}  `;
    }
    line += rest.join("");
  }
  return [...lines, line];
}

function length(text: string): number {
  return Array.from(text).length;
}

function printable(text: string): string {
  return text.replaceAll(/\s/g, " ").replaceAll(/[\p{Cc}\p{Cf}]/gu, "�");
}
