export { type OperatorRequest, proveOperator, thisOperator } from "./operator.ts";
export type { People } from "./people.ts";
