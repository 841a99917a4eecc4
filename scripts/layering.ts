import type { IConfiguration } from "dependency-cruiser";

type Rule = NonNullable<IConfiguration["forbidden"]>[number];

// Imports point down only: cli → policies → policy → core, cli → runbooks → runbook → core, and cli → recovery, report → core.
// Cloud SDKs are types to rules, never code.
const ROOMS = "^((packages/[^/]+|policies)/src|runbooks/(?!test))/";

/** A package imports these packages, itself among them, and none of what stands above them. */
function packageImports(name: string, folder: string, allowed: readonly string[]): Rule {
  return {
    name,
    severity: "error",
    from: { path: `^packages/${folder}/src` },
    to: { path: `^(packages/(?!(${allowed.join("|")})/)|policies|runbooks)` },
  };
}

/** Which folder may import which. */
export const LAYERING: IConfiguration = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-unresolved",
      severity: "error",
      from: { pathNot: "^test/published/consumer" },
      to: { couldNotResolve: true, pathNot: "^sarif$" },
    },
    packageImports("core-imports-no-floor-above", "core", ["core"]),
    packageImports("policy-imports-core-only", "policy", ["core", "policy"]),
    packageImports("report-imports-core-only", "report", ["core", "report"]),
    {
      name: "rules-import-policy-and-core-only",
      severity: "error",
      from: { path: "^policies/src" },
      to: { path: "^packages/(?!core|policy)" },
    },
    packageImports("recovery-imports-core-only", "recovery", ["core", "recovery"]),
    packageImports("runbook-imports-core-only", "runbook", ["core", "runbook"]),
    {
      name: "runbooks-import-runbook-and-core-only",
      severity: "error",
      from: { path: "^runbooks/(?!test)" },
      to: { path: "^(packages/(?!core|runbook)|policies)" },
    },
    {
      name: "no-cloud-sdk-at-run-time",
      comment: "An import of a cloud SDK costs hundreds of milliseconds; `import type` costs nothing.",
      severity: "error",
      from: { path: ROOMS, pathNot: "/src/(aws|azure)/" },
      to: { path: "@pulumi/(aws|azure-native)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pulumi-runtime-in-capture-only",
      severity: "error",
      from: {
        path: ROOMS,
        pathNot: ["^packages/core/src/capture", "^packages/policy/src/engine", "/src/(aws|azure)/"],
      },
      to: { path: "node_modules/@pulumi/pulumi", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "source-imports-no-test",
      severity: "error",
      from: { path: ROOMS, pathNot: ["/src/testing/", "\\.examples\\.ts$", "/src/examples\\.ts$"] },
      to: { path: "(^test/|/test/|vitest)" },
    },
    {
      name: "examples-are-plain-pulumi",
      severity: "error",
      from: { path: "^examples/" },
      to: { path: "^(packages|policies|test)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "/dist/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "node", "default"],
      extensions: [".ts", ".js", ".json"],
    },
  },
};
