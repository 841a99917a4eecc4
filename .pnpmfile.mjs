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
    // Which colours it finds would otherwise decide which copy of the Pulumi SDK a package gets, and a stack may have one.
    if (pkg.name === "debug") {
      delete pkg.peerDependencies?.["supports-color"];
      delete pkg.peerDependenciesMeta?.["supports-color"];
    }
    return pkg;
  },
  beforePacking: publishedManifest,
};
