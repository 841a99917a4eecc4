// What Pulumi runs for `--policy-pack`. It requires this folder, so this file is CommonJS, and waits for the promise.
const { version } = require("../package.json");

module.exports = import("@rampart/policies/engine").then(({ runAllRulesPack }) =>
  runAllRulesPack(version, require.resolve("@pulumi/pulumi/package.json")),
);
