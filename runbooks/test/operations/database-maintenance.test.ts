import { InputError } from "@rampart/core/errors";
import { resolveInputs } from "@rampart/runbook/inputs";
import { expect, test } from "vitest";
import type { Inputs } from "../../operations/database-maintenance/inputs.ts";
import maintenance from "../../operations/database-maintenance/runbook.ts";
import { settingsOf } from "../../operations/database-maintenance/settings.ts";
import { quoted } from "../../operations/database-maintenance/sql/names.ts";
import { bloatPercent } from "../../operations/database-maintenance/steps/reindex.ts";

const REQUIRED = ["host=db", "database=orders", "user=owner", "password=env:SECRET"];

function resolve(...flags: readonly string[]): ReturnType<typeof resolveInputs> {
  return resolveInputs(maintenance, { flags: [...REQUIRED, ...flags], environment: { SECRET: "hidden" } });
}

test("whoever gives the connection alone gets an encrypted one, and purges nothing", async () => {
  const { inputs, secrets } = await resolve();
  expect(inputs).toMatchObject({ tls: "require", purge: [], lockTimeout: "2s", port: 5432 });
  expect(secrets).toEqual(["password"]);
});

test.each([
  ["lockTimeout=soon"],
  ["lockTimeout=0s"],
  ["tls=maybe"],
  ['purge=[{"table":"events","column":"at","olderThan":"a year"}]'],
  ['purge=[{"table":"events","column":"at"}]'],
  ['purge=[{"table":"events","column":"at","olderThan":"1d","archive":"mistyped"}]'],
])("%s is refused before anything is connected to", async (flag) => {
  const error = await resolve(flag).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  expect(String(error)).toContain(flag.slice(0, flag.indexOf("=")));
});

test("durations are read, and one that is none is named", async () => {
  const purge = 'purge=[{"table":"events","column":"at","olderThan":"90d"}]';
  const { inputs } = await resolve(purge);
  const settings = settingsOf(inputs as unknown as Inputs);
  expect(settings).toMatchObject({ lockTimeout: 2000, maintenanceTimeout: 7_200_000 });
  expect(settings.retentions).toEqual([{ table: "events", column: "at", keepSeconds: 90 * 86_400 }]);
  const wrong = { ...inputs, statementTimeout: "1s1h" } as unknown as Inputs;
  expect(() => settingsOf(wrong)).toThrow(/the input statementTimeout: .*1s1h/);
});

test("names are quoted whatever is in them", () => {
  expect(quoted({ schema: "public", name: 'a"; DROP TABLE b; --' })).toBe('"public"."a""; DROP TABLE b; --"');
});

test("an index wastes what it does not need, and nothing where that cannot be told", () => {
  const index = { schema: "s", name: "i", table: "t", oid: 1, valid: true, leftover: false };
  expect(bloatPercent({ ...index, bytes: 1000, needed_bytes: 250 })).toBe(75);
  expect(bloatPercent({ ...index, bytes: 1000, needed_bytes: 2000 })).toBe(0);
  expect(bloatPercent({ ...index, bytes: 1000, needed_bytes: null })).toBe(0);
  expect(bloatPercent({ ...index, bytes: 0, needed_bytes: 0 })).toBe(0);
});
