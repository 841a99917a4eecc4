// Starts a server, says where it is, and holds it until this process ends.
import { setInterval } from "node:timers";
import { startPostgres } from "./start.ts";

const { url } = await startPostgres();
console.log(url);
setInterval(() => {}, 60_000);
