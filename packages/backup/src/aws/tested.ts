import type { ArgumentProblem } from "@rampart/component";
import type { CompleteRule } from "../intent/complete-rule.ts";
import { RestoreTestMode } from "../intent/restore-test-mode.ts";
import type { BackupPlanArgs } from "./backup-plan-args.ts";
import { meantTest } from "./restore-problems.ts";
import type { RestoreTestArgs } from "./restore-test-args.ts";

/** The restore test of a plan, and what is wrong with it. */
export interface TestOfPlan {
  /** Undefined where `restoreTest` is off. */
  readonly args: RestoreTestArgs | undefined;
  readonly problems: readonly ArgumentProblem[];
}

/** Restores what the plan backs up, from the vault that it writes to. */
export function testedBy(args: BackupPlanArgs, rules: readonly CompleteRule[]): TestOfPlan {
  if (args.restoreTest === RestoreTestMode.Off) return { args: undefined, problems: [] };
  const region = args.region ?? args.vault.region;
  const shortest = Math.min(...rules.map(({ retention }) => retention));
  const test: RestoreTestArgs = {
    vaults: { vault: args.vault },
    selections: args.selections,
    ...(args.objectives === undefined ? {} : { objectives: args.objectives }),
    ...(region === undefined ? {} : { region }),
    ...(args.tags === undefined ? {} : { tags: args.tags }),
  };
  const { problems, interval } = meantTest(test);
  if (problems.length > 0 || interval <= shortest) return { args: test, problems };
  const problem =
    "recovery points may be gone before a test restores them: they are kept for less than the time between two tests; keep them longer, or test more often";
  return { args: test, problems: [{ argument: "objectives.restoreTestInterval", problem }] };
}
