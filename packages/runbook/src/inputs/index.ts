export type { Ask } from "./ask.ts";
export { type InputSources, type ResolvedInputs, resolveInputs } from "./resolve.ts";
