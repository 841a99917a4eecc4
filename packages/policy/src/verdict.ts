import type { HiddenProperty, Truth } from "@rampart/core/value";

/** What a check says of one resource. */
export type Verdict =
  | { readonly outcome: "pass" }
  | { readonly outcome: "fail"; readonly message: string; readonly path?: string }
  | {
      readonly outcome: "undetermined";
      readonly hidden: readonly HiddenProperty[];
      /** Set where no property settles it: a sentence without a full stop that says why. */
      readonly why?: string;
    };

export const PASS: Verdict = { outcome: "pass" };

/** Passes if `requirement` holds; fails with `message` and the property that proves it if it does not. */
export function must(requirement: Truth, message: string): Verdict {
  switch (requirement.state) {
    case "true":
      return PASS;
    case "false":
      return fail(message, requirement.paths[0]);
    case "unknown":
      return { outcome: "undetermined", hidden: requirement.hidden };
  }
}

/** Fails with `message` and the property that proves it if `mistake` holds; passes if it does not. */
export function mustNot(mistake: Truth, message: string): Verdict {
  switch (mistake.state) {
    case "true":
      return fail(message, mistake.paths[0]);
    case "false":
      return PASS;
    case "unknown":
      return { outcome: "undetermined", hidden: mistake.hidden };
  }
}

function fail(message: string, path: string | undefined): Verdict {
  return path ? { outcome: "fail", message, path } : { outcome: "fail", message };
}
