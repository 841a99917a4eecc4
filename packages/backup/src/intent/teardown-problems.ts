import type { ArgumentProblem } from "@rampart/component";
import { TEARDOWN_ACKNOWLEDGEMENT } from "./teardown.ts";

export function teardownProblems(teardown: string | undefined): readonly ArgumentProblem[] {
  if (teardown === undefined || teardown === TEARDOWN_ACKNOWLEDGEMENT) return [];
  const problem = `write "${TEARDOWN_ACKNOWLEDGEMENT}", or leave it out`;
  return [{ argument: "teardown", problem }];
}
