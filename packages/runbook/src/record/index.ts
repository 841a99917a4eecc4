export { partFactsOf } from "./part-facts.ts";
export { recordOf } from "./record.ts";
export { summaryOf } from "./summary.ts";
