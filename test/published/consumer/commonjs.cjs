const { capture } = require("@rampart/core/capture");
const { allRules } = require("@rampart/policies");
const { evaluate } = require("@rampart/policy");

capture(() => require("./program.mjs")).then((graph) => {
  const { findings } = evaluate(graph, allRules);
  console.log(JSON.stringify(findings.map(({ policy, urn }) => [policy, urn])));
});
