import type { IConfiguration } from "dependency-cruiser";

type Rule = NonNullable<IConfiguration["forbidden"]>[number];

// Imports point down only: cli → policies → policy → core, cli → runbooks → runbook → core, cli → report → recovery → core,
// policies → recovery, and backup → recovery, component → core.
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
      from: { pathNot: "^test/published/(consumer|stack-aws)" },
      to: { couldNotResolve: true, pathNot: "^sarif$" },
    },
    packageImports("core-imports-no-floor-above", "core", ["core"]),
    packageImports("policy-imports-core-only", "policy", ["core", "policy"]),
    packageImports("report-imports-recovery-and-core-only", "report", ["core", "recovery", "report"]),
    {
      name: "rules-import-policy-recovery-and-core-only",
      severity: "error",
      from: { path: "^policies/src" },
      to: { path: "^packages/(?!core|policy|recovery)" },
    },
    packageImports("recovery-imports-core-only", "recovery", ["core", "recovery"]),
    packageImports("component-imports-core-only", "component", ["core", "component"]),
    packageImports("backup-imports-recovery-and-core-only", "backup", [
      "core",
      "component",
      "recovery",
      "backup",
    ]),
    {
      name: "clouds-apart",
      comment: "Who builds on one cloud must not have to install the SDK of the other.",
      severity: "error",
      from: { path: "^packages/([^/]+)/src/(aws|azure)/" },
      to: { path: "^packages/$1/src/(aws|azure)/", pathNot: "^packages/$1/src/$2/" },
    },
    {
      name: "aws-loads-no-azure-sdk",
      severity: "error",
      from: { path: "^packages/[^/]+/src/aws/" },
      to: { path: "@pulumi/azure-native" },
    },
    {
      name: "azure-loads-no-aws-sdk",
      severity: "error",
      from: { path: "^packages/[^/]+/src/azure/" },
      to: { path: "@pulumi/aws" },
    },
    {
      name: "shared-intent-knows-no-cloud",
      severity: "error",
      from: { path: "^packages/[^/]+/src/intent/" },
      to: { path: "^packages/[^/]+/src/(aws|azure)/" },
    },
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
        pathNot: [
          "^packages/core/src/capture",
          "^packages/policy/src/engine",
          "^packages/component/src",
          "/src/(aws|azure)/",
        ],
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
      name: "examples-import-components-only",
      comment: "People copy them into stacks of their own, where nothing of the rest is installed.",
      severity: "error",
      from: { path: "^examples/" },
      to: { path: "^(packages/(?!backup/src/(aws|azure)/index)|policies|test)" },
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
