import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const sources = fileURLToPath(new URL("../..", import.meta.url));

it("a rehearsal runs in another test runner, which ends by itself", { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "rampart-runner-"));
  try {
    const file = join(folder, "fail-over.test.ts");
    await writeFile(
      file,
      `import assert from "node:assert/strict";
import { test } from "node:test";
import { rehearse, rehearseEveryCrash } from ${JSON.stringify(join(sources, "src/testing/index.ts"))};
import { failover, failoverRehearsal } from ${JSON.stringify(join(sources, "test/testing/failover.ts"))};

test("as it is", async () => {
  assert.deepEqual((await rehearse(failover(), failoverRehearsal())).problems, []);
});

test("with crashes", async () => {
  const lies = failover({ probe: () => ({ is: "done" }) });
  assert.deepEqual((await rehearseEveryCrash(failover(), failoverRehearsal())).problems, []);
  assert.notDeepEqual((await rehearseEveryCrash(lies, failoverRehearsal())).problems, []);
});
`,
    );
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, ["--test", "--test-reporter=tap", file], {
      env,
    });
    expect(stdout).toContain("# pass 2");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
