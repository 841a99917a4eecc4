import { publishedManifest } from "./scripts/published-manifest.mjs";

// These two packages need the classic TypeScript compiler API, which TypeScript 7 no longer has.
const NEED_CLASSIC_TYPESCRIPT = new Set(["@pulumi/pulumi", "dependency-cruiser"]);

export const hooks = {
  readPackage(pkg) {
    if (NEED_CLASSIC_TYPESCRIPT.has(pkg.name)) {
      delete pkg.peerDependencies?.typescript;
      delete pkg.peerDependenciesMeta?.typescript;
      pkg.dependencies = { ...pkg.dependencies, typescript: "^6.0.3" };
    }
    return pkg;
  },
  beforePacking: publishedManifest,
};
