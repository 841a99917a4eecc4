// Node.js alone: when does the first line run?
import { givenWork } from "./task.ts";

const work = givenWork();
await work.act(1);
work.report("done");
