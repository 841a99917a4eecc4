import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rehearse } from "@rampart/runbook/testing";
import runbook from "@rampart/runbooks/backup/restore-test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MemoryStore } from "../../../../runbooks/test/backup/restore-store.ts";

const schema = JSON.parse(
  readFileSync(
    new URL("../../../../runbooks/schema/restore-test-evidence.schema.json", import.meta.url),
    "utf8",
  ),
) as Record<string, unknown>;
// A keyword that is misspelt in the schema would allow everything: strict.
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rampart-evidence-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function evidenceOf(
  store: MemoryStore,
  inputs: Readonly<Record<string, unknown>>,
  status: "completed" | "refused",
): Promise<Record<string, unknown>> {
  const { problems } = await rehearse(runbook, {
    inputs: { store: "postgresql", evidence: folder, waitForBackup: "1m", ...inputs },
    clients: { store },
    expect: { status },
  });
  expect(problems).toEqual([]);
  const [file = ""] = readdirSync(folder);
  return JSON.parse(readFileSync(join(folder, file), "utf8")) as Record<string, unknown>;
}

/** Backed up at once. */
function upToDate(): MemoryStore {
  const store = new MemoryStore();
  store.pointsAt = (now) => [
    { id: "log", kind: "continuous", oldest: "2025-12-31T00:00:00Z", newest: now.toISOString(), place: "" },
  ];
  return store;
}

describe("the published schema of the evidence of a restore test", () => {
  it("describes a test that passed, and allows nothing more and nothing less", async () => {
    const evidence = await evidenceOf(upToDate(), { rto: "1h", rpo: "15m" }, "completed");
    expect(evidence).toMatchObject({ passed: true });
    expect(validate(evidence), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...evidence, more: 1 })).toBe(false);
    for (const name of Object.keys(evidence)) {
      const { [name]: _, ...less } = evidence;
      expect({ name, isValid: validate(less) }).toEqual({ name, isValid: false });
    }
    expect(validate({ ...evidence, objectives: { rto: { seconds: "5" }, rpo: {} } })).toBe(false);
  });

  it("describes one whose restore failed, one without a recovery point, and one that is not the same", async () => {
    const failing = upToDate();
    failing.failure = "the key is gone";
    const empty = new MemoryStore();
    empty.points = [];
    const differing = upToDate();
    differing.restoredContents = { counts: { orders: 2 }, checksums: {} };
    for (const store of [failing, empty, differing]) {
      const evidence = await evidenceOf(store, {}, "refused");
      expect(evidence).toMatchObject({ passed: false });
      expect(validate(evidence), JSON.stringify(validate.errors)).toBe(true);
      for (const file of readdirSync(folder)) rmSync(join(folder, file));
    }
  });
});
