import type { Entry } from "../journal/entry.ts";
import { type Journal, type Lease, LeaseLost } from "../journal/journal.ts";
import type { Session } from "./session.ts";
import { labelOf, type Stage } from "./stage.ts";

/**
 * The journal of the stage as one executor sees it, which can crash at each entry.
 *
 * @param answer lets people answer what is written, before the executor goes on.
 */
export function crashingJournal(
  stage: Stage,
  session: Session,
  answer: (entry: Entry) => Promise<void>,
): Journal {
  const { journal } = stage;
  async function append(entry: Entry, lease: Lease): Promise<void> {
    stage.crashIf(session, (point) => "before" in point && isOf(point.before, entry));
    await present(session);
    await journal.append(entry, lease);
    await answer(entry);
    stage.crashIf(session, (point) => "after" in point && isOf(point.after, entry));
    await present(session);
  }
  return new Proxy(journal, {
    get: (target, key) => {
      if (key === "append") return append;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function isOf(wanted: string | number, entry: Entry): boolean {
  return typeof wanted === "number" ? wanted === entry.seq : wanted === labelOf(entry);
}

/** Nothing more is written by an executor that has crashed, as if another held the run. */
async function present(session: Session): Promise<void> {
  try {
    await session.present(undefined);
  } catch {
    throw new LeaseLost(undefined);
  }
}
