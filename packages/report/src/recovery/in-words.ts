/** What a change does to the recovery of data, in the words of every format. */
export { type ChangeLine, changeLines, protectionLines } from "./changes.ts";
export { comparisonHeadline, type Headline } from "./headline.ts";
export { EFFECT_NAMES } from "./words.ts";
