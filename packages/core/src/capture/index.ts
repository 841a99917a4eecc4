export type { Answer } from "./answers.ts";
export { type CaptureOptions, capture, captureDocument } from "./capture.ts";
