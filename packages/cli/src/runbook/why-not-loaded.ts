import { InputError } from "@rampart/core/errors";
import type { RunbookPlace } from "./locate.ts";
import { placeInStack } from "./place-in-stack.ts";

/** Why the file of a runbook cannot be loaded: what is wrong and at which line of theirs, without a stack of ours. */
export function whyNotLoaded(error: unknown, place: RunbookPlace): InputError {
  if (!(error instanceof Error)) {
    return new InputError(`it cannot be loaded: ${String(error)}`, { file: place.name });
  }
  // What is imported and not there is told with the importing file, which stands before the message already.
  const [reason = ""] = error.message.replace(/ imported from .*/s, "").split("\n");
  const kind = error.name === "Error" ? "" : `${error.name}: `;
  return new InputError(`it cannot be loaded: ${kind}${reason}`, {
    ...placeInStack(error, place),
    ...adviceOn(error),
  });
}

function adviceOn(error: Error): { readonly advice?: string } {
  const code = "code" in error ? String(error.code) : "";
  switch (code) {
    case "ERR_MODULE_NOT_FOUND":
    case "MODULE_NOT_FOUND":
      return { advice: "Install the package, or mend the path: imports name files with their ending." };
    case "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX":
      return {
        advice: "Node.js only takes types out: enums, namespaces and parameter properties do not work.",
      };
    case "ERR_UNKNOWN_FILE_EXTENSION":
      return { advice: "Node.js runs TypeScript from 22.18 on; or name a file in JavaScript." };
    default:
      return {};
  }
}
