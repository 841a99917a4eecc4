import type { Author } from "../../src/model/author.ts";
import { defineRunbook } from "../../src/model/define.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { Item } from "../../src/model/step.ts";

interface Inputs {
  readonly password?: string;
  readonly name?: string;
}

/** Clients as tests give them. */
export interface Clients {
  readonly queue: { send(command: object): Promise<unknown> };
}

/** A runbook of `items`, whose own clients must never be made. */
export function small(items: (author: Author<Inputs, Clients>) => readonly Item[]): Runbook {
  return defineRunbook(
    {
      name: "test/small",
      purpose: "Is rehearsed by a test",
      inputs: {
        properties: {
          password: { type: "string", description: "of the database", secret: true },
          name: { type: "string", description: "of something", stackOutput: "name" },
        },
      },
      clients: (): Clients => {
        throw new Error("a rehearsal made real clients");
      },
    },
    items,
  );
}
