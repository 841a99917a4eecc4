export { type NamedWorkload, workloadsOf } from "./match.ts";
export { objectivesOf } from "./objectives.ts";
