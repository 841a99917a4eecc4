export { didYouMean, nearestWord } from "./suggestion.ts";
