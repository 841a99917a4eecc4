import { createRequire } from "node:module";
import { join } from "node:path";

/** The SDKs are those that the runbooks use, so that the fake can have no others. */
const require: NodeJS.Require = createRequire(new URL("../../../runbooks/package.json", import.meta.url));

/** The exports of an installed SDK. */
export function sdk(name: string): Readonly<Record<string, unknown>> {
  return require(name);
}

/** A file of an installed SDK, exported or not. */
export function sdkFile(name: string, path: string): string {
  const main = require.resolve(name);
  const at = main.lastIndexOf(join("node_modules", name));
  if (at === -1) throw new Error(`${name} is not where packages are: ${main}`);
  return join(main.slice(0, at), "node_modules", name, path);
}
