export { didYouMean } from "./suggestion.ts";
