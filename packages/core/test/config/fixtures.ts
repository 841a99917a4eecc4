import type { KnownNames } from "@rampart/core/config";
import { InputError } from "@rampart/core/errors";
import { expect } from "vitest";

export const KNOWN: KnownNames = {
  rules: ["backup/object-stores-versioned", "firewall/admin-ports-closed-to-the-internet"],
  frameworks: ["iso-27001", "soc-2"],
};

/** Lines of the InputError that `action` ends with. */
export function problemsOf(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message.split("\n");
  }
  throw new Error("it was accepted");
}
