// The test provider's process: `node main.ts aws|azure-native`. Prints its port, as the engine expects of a plugin.
import { aws } from "./aws.ts";
import { azure } from "./azure.ts";
import { serveCloud } from "./server.ts";

const wanted = process.argv[2];
const cloud = [aws, azure].find(({ name }) => name === wanted);
if (!cloud) {
  console.error(`usage: main.ts aws|azure-native (not "${wanted}")`);
  process.exitCode = 2;
} else {
  const { port } = await serveCloud(cloud);
  console.log(port);
}
