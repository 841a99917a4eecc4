import { createInterface } from "node:readline";
import { type Journal, JournalFailed, LeaseLost, LockHeld } from "../journal.ts";

// Lets a test work on a journal in another process: one line of JSON for each call, and one for each answer.

export type Method = Exclude<keyof Journal, "name" | "close">;

interface Call {
  readonly method: Method;
  readonly arguments: readonly unknown[];
}

export type Answer =
  | { readonly value: unknown }
  | { readonly error: { readonly name: string; readonly message: string; readonly reason?: string } };

/**
 * Answers calls on standard input with what `journal` does, until it ends. The script that `JournalSetUp.elsewhere`
 * names consists of this, for the same store.
 */
export async function serveJournal(journal: Journal): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const answer = await answerTo(JSON.parse(line) as Call, journal);
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  await journal.close();
}

async function answerTo(call: Call, journal: Journal): Promise<Answer> {
  const method = journal[call.method] as (...given: readonly unknown[]) => Promise<unknown>;
  try {
    // JSON has no undefined.
    return { value: (await method.apply(journal, [...call.arguments])) ?? null };
  } catch (error) {
    if (error instanceof JournalFailed)
      return { error: { name: error.name, message: error.message, reason: error.reason } };
    if (error instanceof LeaseLost || error instanceof LockHeld)
      return { error: { name: error.name, message: error.message } };
    throw error;
  }
}
