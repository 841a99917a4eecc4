// Builds every published package: CommonJS and declarations into its dist folder; the pages of the rules go with them.
import { spawnSync } from "node:child_process";
import { cpSync, globSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

for (const config of globSync(["packages/*/tsconfig.build.json", "{policies,runbooks}/tsconfig.build.json"], {
  cwd: root,
})) {
  rmSync(join(root, dirname(config), "dist"), { recursive: true, force: true });
  const { status } = spawnSync("tsc", ["-p", config], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

const pages = join(root, "policies", "rules");
rmSync(pages, { recursive: true, force: true });
cpSync(join(root, "docs", "rules"), pages, { recursive: true });
