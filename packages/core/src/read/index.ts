export { type AnalyzerResource, readAnalyzerRequests } from "./analyzer-requests.ts";
export { readDocuments } from "./documents.ts";
export { LARGEST_INPUT } from "./input-text.ts";
export { readJsonFile } from "./json-file.ts";
export { graphOf, readGraph, readStackDocuments } from "./read-graph.ts";
export type { StackDocument } from "./source.ts";
