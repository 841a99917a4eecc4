import { capture } from "@rampart/core/capture";
import { allRules } from "@rampart/policies";
import { evaluate } from "@rampart/policy";

const graph = await capture(() => import("./program.mjs"));
const { findings } = evaluate(graph, allRules);
console.log(JSON.stringify(findings.map(({ policy, urn }) => [policy, urn])));
