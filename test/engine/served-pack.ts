// Policy packs that this process serves, so that tests see what the engine asks, and nothing is written to disk.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { PolicyPack } from "@rampart/policy/engine";
import { loadSdk } from "../../packages/policy/src/engine/sdk.ts";
import { analyzerService } from "../../packages/policy/src/engine/service.ts";
import { serve } from "./sdk.ts";
import type { EngineStack } from "./stack.ts";

const SDK: string = createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json");

/** A pack whose process only names the port; this process answers. Returns its folder. */
export function writePackServedAt(bed: EngineStack, name: string, port: number): string {
  const folder = join(bed.environment.root, `${name}-pack`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "PulumiPolicy.yaml"), `runtime: ${name}\nversion: 0.0.1\n`);
  bed.addExecutable(`pulumi-analyzer-policy-${name}`, [
    process.execPath,
    "--eval",
    // The engine ends it; should the engine die first, the closed pipe does.
    `console.log(${port}); setInterval(() => process.stdout.write("\\n"), 1000); process.stdout.on("error", () => process.exit())`,
  ]);
  return folder;
}

export interface ServedPack extends Disposable {
  /** For `policyPacks`. */
  readonly folder: string;
  /** The remote procedures called, in order. */
  readonly calls: readonly string[];
}

/** Serves `pack` for `bed` as Rampart's own packs are served. */
export async function servedPack(bed: EngineStack, pack: PolicyPack): Promise<ServedPack> {
  const { methods: definition, handlers } = analyzerService(pack, loadSdk(SDK));
  const calls: string[] = [];
  const noting = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (call: never, reply: never) => {
        calls.push(name);
        handle(call, reply);
      },
    ]),
  );
  const { server, port } = await serve([{ definition, handlers: noting }]);
  return {
    folder: writePackServedAt(bed, pack.name, port),
    calls,
    [Symbol.dispose]: () => server.forceShutdown(),
  };
}
