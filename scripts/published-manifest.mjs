// In the workspace, packages export their TypeScript sources, so that everything runs without a build. What is
// published is the build: this turns the one manifest into the other when pnpm packs.

/** `./src/read/index.ts` is published as `./dist/read/index.js` with its declarations. */
function published(target) {
  if (!target.startsWith("./src/")) return target;
  const built = target.replace("./src/", "./dist/").replace(/\.ts$/, "");
  return { types: `${built}.d.ts`, default: `${built}.js` };
}

export function publishedManifest(manifest) {
  const { devDependencies, scripts, ...rest } = manifest;
  const exports = Object.fromEntries(
    Object.entries(manifest.exports ?? {}).map(([key, to]) => [key, published(to)]),
  );
  const main = exports["."];
  // Resolution as Node 10 did it knows no exports map.
  const subpaths = Object.entries(exports).filter(([key, to]) => key !== "." && typeof to === "object");
  const typesVersions = {
    "*": Object.fromEntries(subpaths.map(([key, { types }]) => [key.slice(2), [types]])),
  };
  return {
    ...rest,
    // The command stays ESM; the libraries are CommonJS, which every consumer can load.
    type: manifest.bin === undefined ? "commonjs" : "module",
    ...(main === undefined ? {} : { main: main.default, types: main.types }),
    ...(manifest.bin === undefined
      ? {}
      : {
          bin: Object.fromEntries(
            Object.entries(manifest.bin).map(([name, to]) => [name, published(to).default]),
          ),
        }),
    exports: { ...exports, "./package.json": "./package.json" },
    ...(subpaths.length > 0 ? { typesVersions } : {}),
  };
}
