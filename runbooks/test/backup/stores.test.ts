import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError } from "@rampart/core/errors";
import { resolveInputs } from "@rampart/runbook/inputs";
import { describe, expect, test } from "vitest";
import { INPUTS as RESTORE } from "../../backup/restore/inputs.ts";
import { openRestoring } from "../../backup/restore/restoring.ts";
import restore from "../../backup/restore/runbook.ts";
import { INPUTS as TEST } from "../../backup/restore-test/inputs.ts";
import restoreTest from "../../backup/restore-test/runbook.ts";
import { openTesting } from "../../backup/restore-test/testing.ts";
import { STORE_INPUTS } from "../../backup/stores/inputs.ts";
import { SABOTAGES, STORE_KINDS } from "../../backup/stores/store.ts";
import { loadStore, openStore, packagesOf } from "../../backup/stores/stores.ts";
import { wishOf } from "../../backup/stores/wanted.ts";

const POSTGRESQL = ["store=postgresql", "baseBackups=/backups", "restoreInto=/restored", "binaries=/bin"];

/** Packages of clouds that a file loads, by itself or by what it imports; types are not loaded. */
function packagesImportedBy(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const imports = readFileSync(file, "utf8").matchAll(
    /^(?:import|export) (?!type\b)[^;]*?from "([^"]+)";/gms,
  );
  const found = new Set<string>();
  for (const [, name = ""] of imports) {
    if (/^@(aws-sdk|azure)\//.test(name)) found.add(name);
    if (!name.startsWith(".")) continue;
    for (const one of packagesImportedBy(join(dirname(file), name), seen)) found.add(one);
  }
  return found;
}

async function messageOf(work: () => Promise<unknown>): Promise<string> {
  const error = await work().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message;
}

async function opened(...flags: readonly string[]): Promise<unknown> {
  const environment = { KEY: "secret" };
  const { inputs } = await resolveInputs(restore, { flags: ["name=copy", ...flags], environment });
  return await openRestoring(inputs as unknown as Parameters<typeof openRestoring>[0]);
}

describe("bad input is refused before anything is looked at:", () => {
  test.each([
    [
      "what a kind needs",
      ["store=postgresql"],
      /needs the input baseBackups: .*\n.*needs the input restoreInto: /,
    ],
    [
      "what is of another kind",
      [...POSTGRESQL, "awsProfile=prod"],
      /awsProfile is of no use for the store postgresql/,
    ],
    ["a kind that there is not", ["store=oracle"], /store/],
    ["a relative path", [...POSTGRESQL, "walArchive=wal"], /walArchive is no absolute path/],
    [
      "a key that nothing uses",
      [...POSTGRESQL, "walArchive=/wal", "archiveKey=env:KEY"],
      /no restoreCommand uses it/,
    ],
    [
      "a restore command without its places",
      [...POSTGRESQL, "walArchive=/wal", "restoreCommand=gunzip"],
      /does not name %f and %p/,
    ],
    [
      "a program that is not there",
      ["store=postgresql", "baseBackups=/b", "restoreInto=/r", "binaries=/nowhere"],
      /no program postgres in \/nowhere/,
    ],
    ["a time without a zone", [...POSTGRESQL, "before=2026-11-20T03:12:00"], /before/],
    [
      "a moment that is yet to come",
      [...POSTGRESQL, "before=2199-11-20T03:12:00Z"],
      /before is in the future/,
    ],
    [
      "a last write that is yet to come",
      [...POSTGRESQL, "lostAt=2199-11-20T03:12:00Z"],
      /lostAt is in the future: 2199-11-20/,
    ],
    [
      "a day in words",
      [...POSTGRESQL, "before=yesterday"],
      /must be like "2026-11-20T03:12:00Z", not "yesterday"/,
    ],
    ["a day that there is not", [...POSTGRESQL, "before=2026-02-30T03:12:00Z"], /before is no time/],
    [
      "the end of a compromise without its beginning",
      [...POSTGRESQL, "compromisedUntil=2026-11-20T03:12:00Z"],
      /compromisedFrom is not/,
    ],
    [
      "a compromise that ends before it begins",
      [...POSTGRESQL, "compromisedFrom=2026-11-20T03:12:00Z", "compromisedUntil=2026-11-20T03:11:00Z"],
      /earlier than compromisedFrom/,
    ],
    ["an objective without a unit", [...POSTGRESQL, "rto=15"], /rto/],
  ])("%s", async (_, flags, message) => {
    expect(await messageOf(async () => await opened(...flags))).toMatch(message);
  });

  test("to cut over where no API can, and to test what cannot be written to or sabotaged so", async () => {
    const binaries = mkdtempSync(join(tmpdir(), "rampart-binaries-"));
    writeFileSync(join(binaries, "postgres"), "", { mode: 0o755 });
    try {
      const flags = ["store=postgresql", "baseBackups=/b", "restoreInto=/r", `binaries=${binaries}`];
      expect(await messageOf(async () => await opened(...flags, "afterwards=cut-over"))).toContain(
        "cannot be led",
      );
      const testing = async (...more: readonly string[]): Promise<unknown> => {
        const { inputs } = await resolveInputs(restoreTest, { flags: [...flags, ...more] });
        return await openTesting(inputs as unknown as Parameters<typeof openTesting>[0]);
      };
      expect(await messageOf(async () => await testing())).toContain("give host, user and password");
      expect(await messageOf(async () => await testing("host=db", "sabotage=wrong-key"))).toMatch(
        /wrong-key cannot be made here\nThis store takes old-snapshot and missing-wal; /,
      );
    } finally {
      rmSync(binaries, { recursive: true });
    }
  });
});

test("a package that is not installed is named with what installs it", async () => {
  const missing = Object.assign(new Error("Cannot find package '@aws-sdk/client-rds' imported from /x.js"), {
    code: "ERR_MODULE_NOT_FOUND",
  });
  const kind = { load: () => Promise.reject(missing), packages: ["@aws-sdk/client-rds"] };
  expect(await messageOf(async () => await loadStore("aws-rds", kind))).toContain(
    "npm install @aws-sdk/client-rds",
  );
  const ours = Object.assign(new Error("Cannot find module '/here/gone.ts'"), {
    code: "ERR_MODULE_NOT_FOUND",
  });
  await expect(loadStore("aws-rds", { load: () => Promise.reject(ours), packages: [] })).rejects.toBe(ours);
});

describe("each kind of store", () => {
  test("is one that the inputs know, and the other way round", () => {
    expect(STORE_INPUTS.store.enum).toEqual(STORE_KINDS);
    expect(TEST.properties.sabotage.enum).toEqual(SABOTAGES);
  });

  test.each(STORE_KINDS)(
    "%s loads, and takes only inputs that there are",
    async (kind) => {
      const { required, optional } = await loadStore(kind);
      const known = Object.keys(STORE_INPUTS);
      expect(known).toEqual(expect.arrayContaining([...required, ...optional]));
      for (const runbook of [RESTORE, TEST]) {
        expect(Object.keys(runbook.properties)).toEqual(expect.arrayContaining([...required, ...optional]));
      }
    },
    30_000,
  );

  test.each(STORE_KINDS)("%s needs the packages that it names, and no others", (kind) => {
    const [cloud = "", ...service] = kind.split("-");
    const folder = kind === "postgresql" ? kind : `${cloud}/${service.join("-")}`;
    const store = fileURLToPath(new URL(`../../backup/stores/${folder}/store.ts`, import.meta.url));
    expect([...packagesImportedBy(store)].sort()).toEqual([...packagesOf(kind)].sort());
  });

  test("has no input with a default: what is set has to be meant for it", () => {
    const inputs = Object.entries(STORE_INPUTS).filter(([, property]) => "default" in property);
    expect(inputs).toEqual([]);
  });
});

test("inputs that a stack gives for another kind are let be", async () => {
  const given = { store: "postgresql", baseBackups: "/b", restoreInto: "/r", binaries: "/nowhere" } as const;
  const message = await messageOf(async () => await openStore({ ...given, awsRegion: "eu-west-1" }));
  expect(message).toContain("no program postgres");
});

test("without a moment, now is wanted", () => {
  expect(wishOf({}, new Date(1234))).toEqual({ before: 1234 });
});
