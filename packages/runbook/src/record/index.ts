export { recordOf } from "./record.ts";
export { summaryOf } from "./summary.ts";
export { partFactsOf } from "./part-facts.ts";
