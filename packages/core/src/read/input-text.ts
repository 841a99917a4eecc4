import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { InputError } from "../errors.ts";

/** The largest input that is read whole: a stack of some 200,000 resources. */
export const LARGEST_INPUT: number = 256 * 1024 * 1024;

/** How people name standard input. */
export const STANDARD_INPUT = "-";

/**
 * The text of a file, or of `stdin` for `-`.
 *
 * @throws {InputError} if it cannot be read, is larger than {@link LARGEST_INPUT}, or is not UTF-8.
 */
export async function readText(file: string, stdin: Readable): Promise<string> {
  if (file === STANDARD_INPUT) return decode(await collect(stdin, file), file);
  const refuse = (error: NodeJS.ErrnoException): never => {
    throw unreadable(file, error);
  };
  const stats = await stat(file).catch(refuse);
  if (stats.size > LARGEST_INPUT) throw tooLarge(file, stats.size);
  // What is no regular file, such as a pipe, does not say beforehand how much will come.
  const bytes = stats.isFile()
    ? await readFile(file).catch(refuse)
    : await collect(createReadStream(file, { highWaterMark: 1024 * 1024 }), file);
  return decode(bytes, file);
}

async function collect(stream: Readable, file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Buffer);
      size += bytes.length;
      if (size > LARGEST_INPUT) throw tooLarge(file, size);
      chunks.push(bytes);
    }
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(file, error as NodeJS.ErrnoException);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError("this is not UTF-8 text", {
      file,
      advice: "PowerShell writes UTF-16 with `>`: use `pulumi stack export --file FILE` instead.",
    });
  }
}

const WHY_UNREADABLE: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ["there is no such file", "Make one with `pulumi stack export --file FILE`."],
  EACCES: ["no permission to read it", "Ask for read permission, or run as the user who owns the file."],
  EPERM: ["no permission to read it", "Ask for read permission, or run as the user who owns the file."],
  EISDIR: ["this is a directory", "Name a file."],
};

/** Says why `file` could not be read. */
export function unreadable(file: string, error: NodeJS.ErrnoException): InputError {
  const [problem, advice] = WHY_UNREADABLE[error.code ?? ""] ?? [
    `it cannot be read (${error.code})`,
    "Try again.",
  ];
  return new InputError(problem, { file, advice });
}

function tooLarge(file: string, size: number): InputError {
  const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;
  return new InputError(`it has at least ${mebibytes(size)}; the limit is ${mebibytes(LARGEST_INPUT)}`, {
    file,
    advice: "Check the stacks one at a time, or split this one.",
  });
}
