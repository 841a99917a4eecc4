export { someAttached } from "./attached.ts";
export { blocksPublicAccess, isVersioned } from "./bucket.ts";
