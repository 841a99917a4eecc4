import { describe, expect, expectTypeOf, it } from "vitest";
import { defineRunbook, type Json, type Runbook } from "../../src/index.ts";

/** A connection, for a runbook that has some. */
interface Database {
  query(text: string): Promise<number>;
}

const DEFINITION = {
  name: "operations/purge",
  purpose: "Takes away old rows.",
  inputs: {
    required: ["host"],
    properties: {
      host: { type: "string", description: "Where it listens." },
      port: { type: "integer", description: "Its port.", default: 5432 },
      tables: { type: "array", items: { type: "string" }, description: "Which tables.", default: ["orders"] },
      limit: { type: "number", description: "Rows at most." },
      mode: { type: "string", enum: ["fast", "careful"], description: "How.", default: "careful" },
      window: {
        type: "object",
        description: "When.",
        properties: { from: { type: "string" }, hours: { type: "integer", default: 2 } },
        required: ["from"],
        additionalProperties: false,
      },
    },
  },
} as const;

// What is checked here is checked by the compiler: the bodies of the steps never run.
describe("the types of a runbook", () => {
  it("tell what inputs hold: required and defaulted are there, the others may be missing", () => {
    const runbook = defineRunbook(DEFINITION, ({ step }) => [
      step({
        name: "look",
        run: ({ inputs }) => {
          expectTypeOf(inputs.host).toEqualTypeOf<string>();
          expectTypeOf(inputs.port).toEqualTypeOf<number>();
          expectTypeOf(inputs.tables).toEqualTypeOf<string[]>();
          expectTypeOf(inputs.limit).toEqualTypeOf<number | undefined>();
          expectTypeOf(inputs.mode).toEqualTypeOf<"fast" | "careful">();
          expectTypeOf(inputs.window).toEqualTypeOf<{ from: string; hours: number } | undefined>();
        },
      }),
    ]);
    expectTypeOf(runbook).toEqualTypeOf<Runbook>();
    expect(runbook.items).toHaveLength(1);
  });

  it("refuse inputs that are not described, and changing those that are", () => {
    const runbook = defineRunbook(DEFINITION, ({ step, manual, gate, target }) => {
      const table = target({ name: "table", read: () => ({ rows: 1 }) });
      return [
        step({
          name: "look",
          run: ({ inputs }) => {
            // @ts-expect-error: there is no such input.
            expect(inputs.hots).toBeUndefined();
            // @ts-expect-error: a step cannot change an input.
            inputs.host = "other";
          },
        }),
        // @ts-expect-error: there is no such input.
        manual({ name: "call", instructions: (inputs) => inputs.phone }),
        // @ts-expect-error: there is no such input.
        gate({ name: "small", reads: { table }, check: (_, { most }) => ({ passes: true, value: most }) }),
      ];
    });
    expect(runbook.items).toHaveLength(3);
  });

  it("give steps the clients that the runbook makes, and none if it makes none", () => {
    const without = defineRunbook(DEFINITION, ({ step }) => [
      step({
        name: "look",
        run: ({ clients }) => {
          expectTypeOf(clients).toEqualTypeOf<undefined>();
        },
      }),
    ]);
    const clients = ({ inputs }: { inputs: { host: string } }): { database: Database } => ({
      database: { query: (text) => Promise.resolve(text.length + inputs.host.length) },
    });
    const runbook = defineRunbook({ ...DEFINITION, clients }, ({ step, target }) => {
      const table = target({
        name: "table",
        read: async (context) => {
          expectTypeOf(context.clients.database).toEqualTypeOf<Database>();
          return { rows: await context.clients.database.query("select") };
        },
      });
      return [
        step({
          name: "look",
          reads: { table },
          probe: async (context) => ({
            is: (await context.clients.database.query("")) > 0 ? "done" : "not-done",
          }),
          run: async (context) => {
            expectTypeOf(context.clients.database).toEqualTypeOf<Database>();
            await context.clients.database.query("vacuum");
          },
        }),
      ];
    });
    expect([without.items.length, runbook.items.length]).toEqual([1, 1]);
  });

  it("give a step the states of what it reads, each of which may not be there", () => {
    const runbook = defineRunbook(DEFINITION, ({ step, target }) => {
      const table = target({ name: "table", read: (): { rows: number } | undefined => ({ rows: 1 }) });
      const index = target({ name: "index", read: (): { valid: boolean } => ({ valid: true }) });
      return [
        step({
          name: "rebuild",
          reads: { table, index },
          requires: ({ table: { rows } = { rows: 0 } }) => (rows > 0 ? [] : ["there are no rows"]),
          changes: (state) => {
            expectTypeOf(state.index).toEqualTypeOf<{ valid: boolean } | undefined>();
            return { index: { valid: true }, table: undefined };
          },
          run: ({ state }) => {
            expectTypeOf(state.table).toEqualTypeOf<{ rows: number } | undefined>();
            // @ts-expect-error: it does not read that.
            expect(state.view).toBeUndefined();
          },
        }),
        step({
          name: "change what is not read",
          reads: { index },
          // @ts-expect-error: a step changes only what it reads.
          changes: () => ({ table: { rows: 0 } }),
          run: () => undefined,
        }),
      ];
    });
    expect(runbook.items).toHaveLength(2);
  });

  it("carry the result of a step to its probe, its undo, its verification and to later steps", () => {
    const runbook = defineRunbook(DEFINITION, ({ step }) => {
      const purge = step({
        name: "purge",
        run: async () => Promise.resolve({ rows: 3, tables: ["orders"] }),
        verify: (_context, result) => {
          expectTypeOf(result).toEqualTypeOf<{ rows: number; tables: string[] }>();
          return { passes: result.rows > 0, value: `${result.rows} rows` };
        },
        undo: (_context, result) => {
          expectTypeOf(result.tables).toEqualTypeOf<string[]>();
        },
      });
      const silent = step({ name: "say nothing", run: () => undefined });
      const report = step({
        name: "report",
        run: ({ resultOf }) => {
          expectTypeOf(resultOf(purge)).toEqualTypeOf<{ rows: number; tables: string[] }>();
          expectTypeOf(resultOf(silent)).toEqualTypeOf<undefined>();
        },
      });
      return [purge, silent, report];
    });
    expect(runbook.items).toHaveLength(3);
  });

  it("refuse results that a journal cannot hold", () => {
    const runbook = defineRunbook(DEFINITION, ({ step }) => [
      // @ts-expect-error: a date is no JSON.
      step({ name: "date", run: () => new Date() }),
      // @ts-expect-error: a function is no JSON.
      step({ name: "function", run: () => () => 1 }),
      // @ts-expect-error: a map is no JSON.
      step({ name: "map", run: async () => Promise.resolve(new Map([["a", 1]])) }),
    ]);
    expect(runbook.items).toHaveLength(3);
  });

  it("give each step of a forEach its item", () => {
    const runbook = defineRunbook(DEFINITION, ({ forEach }) => [
      forEach({
        name: "vacuum",
        items: ({ inputs }) => inputs.tables.map((table) => ({ table })),
        key: (item) => {
          expectTypeOf(item).toEqualTypeOf<{ table: string }>();
          return item.table;
        },
        step: (item) => ({
          run: ({ inputs }) => {
            expectTypeOf(item.table).toEqualTypeOf<string>();
            expectTypeOf(inputs.host).toEqualTypeOf<string>();
            return { table: item.table };
          },
          verify: (_context, result) => ({ passes: true, value: result.table }),
        }),
      }),
    ]);
    expect(runbook.items).toHaveLength(1);
  });

  it("refuse a gate or a group inside of a group", () => {
    const attempt = (): Runbook =>
      defineRunbook(DEFINITION, ({ gate, parallel, target }) => {
        const table = target({ name: "table", read: () => ({ rows: 1 }) });
        const small = gate({ name: "small", reads: { table }, check: () => ({ passes: true, value: "1" }) });
        // @ts-expect-error: only steps stand in a group.
        return [parallel({ name: "both" }, [small])];
      });
    expect(attempt).toThrow('group "both": it holds the gate "small"; only steps stand in a group');
  });

  it("know any JSON, and nothing else, as JSON", () => {
    expectTypeOf<{ a: readonly [1, "b", null, { c: true }] }>().toExtend<Json>();
    expectTypeOf<Date>().not.toExtend<Json>();
    expectTypeOf<undefined>().not.toExtend<Json>();
  });
});
