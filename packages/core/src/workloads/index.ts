export { type NamedWorkload, workloadsOf } from "./match.ts";
