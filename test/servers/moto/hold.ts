// Starts moto, says where, and does nothing more: for the test that kills this process.
import { startMoto } from "./moto.ts";

const { endpoint } = await startMoto();
process.stdout.write(`${endpoint}\n`);
setInterval(() => undefined, 60_000);
