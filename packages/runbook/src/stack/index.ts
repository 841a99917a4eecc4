export { stackFromDocuments, stackFromExport } from "./from-documents.ts";
export { type AutomationStack, type RunPulumi, stackFromAutomation, stackFromCli } from "./from-pulumi.ts";
export type { StackOutput, StackState } from "./stack.ts";
