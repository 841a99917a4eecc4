/** `text` without what would steer the terminal it is shown on, or turn its direction. Line ends stay. */
export function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, "�");
}
