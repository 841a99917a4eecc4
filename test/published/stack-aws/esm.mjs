import { capture } from "@rampart/core/capture";

const graph = await capture(() => import("./program.mjs"));
console.log(JSON.stringify(graph.resources.map(({ type }) => type)));
