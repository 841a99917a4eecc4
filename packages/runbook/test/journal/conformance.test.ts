import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { memoryJournal } from "../../src/journal/memory.ts";
import { openSqliteJournal } from "../../src/journal/sqlite/open-sqlite-journal.ts";
import { testJournal } from "../../src/journal/tests/test-journal.ts";

testJournal({
  name: "the journal in memory",
  shared: false,
  async setUp(now) {
    const journal = memoryJournal({ now });
    return { open: async () => journal, tearDown: async () => {} };
  },
});

testJournal({
  name: "the journal on SQLite",
  shared: true,
  async setUp(now) {
    const directory = await mkdtemp(join(tmpdir(), "rampart-test-"));
    const file = join(directory, "made", "by", "it", "journal.db");
    return {
      open: () => openSqliteJournal(file, { now }),
      elsewhere: {
        file: process.execPath,
        arguments: [fileURLToPath(new URL("./serve-sqlite.ts", import.meta.url)), file],
      },
      tearDown: () => rm(directory, { recursive: true }),
    };
  },
});
