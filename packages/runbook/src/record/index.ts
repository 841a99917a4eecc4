export { recordOf } from "./record.ts";
export { summaryOf } from "./summary.ts";
