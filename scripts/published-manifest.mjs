// In the workspace, packages export their TypeScript sources, so that everything runs without a build. What is
// published is the build: this turns the one manifest into the other when pnpm packs.

// The libraries are CommonJS, which every consumer can load. The command stays ESM, so that it can load programs of any
// format; so do the runbooks, which it loads: their default export would be something else to ESM otherwise.
const STAY_ESM = new Set(["@rampart/cli", "@rampart/runbooks"]);

function isBuilt(target) {
  return target.endsWith(".ts");
}

/** `./src/read/index.ts` is published as `./dist/read/index.js` with its declarations; without `src`, likewise. */
function published(target) {
  if (!isBuilt(target)) return target;
  const built = target.replace(/^\.\/(src\/)?/, "./dist/").replace(/\.ts$/, "");
  return { types: `${built}.d.ts`, default: `${built}.js` };
}

/** A command is built like a library, unless it is plain JavaScript already. */
function publishedCommand(target) {
  const built = published(target);
  return typeof built === "string" ? built : built.default;
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
    type: STAY_ESM.has(manifest.name) ? "module" : "commonjs",
    ...(main === undefined ? {} : { main: main.default, types: main.types }),
    ...(manifest.bin === undefined
      ? {}
      : {
          bin: Object.fromEntries(
            Object.entries(manifest.bin).map(([name, to]) => [name, publishedCommand(to)]),
          ),
        }),
    exports: { ...exports, "./package.json": "./package.json" },
    ...(subpaths.length > 0 ? { typesVersions } : {}),
  };
}
