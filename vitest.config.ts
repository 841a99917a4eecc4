import { defineConfig, type ViteUserConfig } from "vitest/config";
import { findPulumiCli } from "./test/engine/pulumi-cli/locate.ts";

/** The engine is tested where a Pulumi CLI is at hand, where one is asked for, and always in CI, which builds one. */
function testsEngine(): boolean {
  if (process.env["CI"] === "true" || process.argv.includes("engine")) return true;
  if (findPulumiCli() !== undefined) return true;
  console.error(
    "No Pulumi CLI on PATH or in the cache: the engine tests are left out (npm run test:engine builds one).",
  );
  return false;
}

const config: ViteUserConfig = defineConfig({
  test: {
    reporters: ["default", "./test/tally.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["packages/*/test/**/*.test.ts", "{policies,runbooks}/test/**/*.test.ts"],
        },
      },
      { extends: true, test: { name: "workspace", include: ["test/{bench,workspace}/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["./test/browser/install-chromium.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "servers",
          include: ["test/{servers,runbooks}/**/*.test.ts"],
          globalSetup: ["./test/servers/install-moto.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { extends: true, test: { name: "published", include: ["test/published/**/*.test.ts"] } },
      ...(testsEngine()
        ? [
            {
              extends: true as const,
              test: {
                name: "engine",
                include: ["test/engine/**/*.test.ts"],
                globalSetup: ["./test/engine/build-cli.ts"],
              },
            },
          ]
        : []),
    ],
  },
});

export default config;
