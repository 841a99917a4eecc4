import type { RunOperator } from "@rampart/core/run-record";
import type { Entry, Operator } from "../journal/entry.ts";
import { present } from "./present.ts";

/** Everyone who worked on the run, in the order in which they did. */
export function operatorsOf(entries: readonly Entry[]): readonly RunOperator[] {
  return entries.flatMap(({ event, at }): readonly RunOperator[] => {
    if (event.kind === "run-started") return [{ ...facts(event.operator), how: "started", at }];
    if (event.kind !== "run-resumed") return [];
    const { operator, takenOverFrom: from, accepted } = event;
    return [
      present({
        ...facts(operator),
        how: from === undefined ? ("resumed" as const) : ("took-over" as const),
        at,
        takenOverFrom: from && `${from.name} on ${from.host}`,
        accepted: accepted.length === 0 ? undefined : accepted,
      }),
    ];
  });
}

function facts({ name, host, pid, sshKey }: Operator): Pick<RunOperator, "name" | "host" | "pid" | "sshKey"> {
  return present({ name, host, pid, sshKey });
}
