const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "no permission to read it",
  EPERM: "no permission to read it",
  EISDIR: "this is a directory",
};

/** Why a file could not be read, for people. */
export function whyUnreadable({ code, message }: NodeJS.ErrnoException): string {
  return REASONS[code ?? ""] ?? `it cannot be read (${code ?? message})`;
}
