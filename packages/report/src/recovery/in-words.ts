/** What is known of the recovery of data, and what a change does to it, in the words of every format. */
export { list } from "../plural.ts";
export { type ChangeLine, changeLines, protectionLines } from "./changes.ts";
export { comparisonHeadline, type Headline, postureHeadline } from "./headline.ts";
export { disasterList, EFFECT_NAMES, keptText, lossText, termText } from "./words.ts";
