import type { Resource } from "@rampart/core/graph";
import { anyOf, type Truth } from "@rampart/core/value";

/** So long that it need not be made of all kinds of characters. */
const LENGTH_OF_PHRASE = 20;

interface PasswordPolicy {
  readonly minimumPasswordLength?: number;
  readonly requireLowercaseCharacters?: boolean;
  readonly requireNumbers?: boolean;
  readonly requireSymbols?: boolean;
  readonly requireUppercaseCharacters?: boolean;
}

/** Whether passwords have a kind of characters, or are phrases, which are strong without it. */
export function demandsKind(
  policy: Resource<PasswordPolicy>,
  kind: Exclude<keyof PasswordPolicy, "minimumPasswordLength">,
): Truth {
  return anyOf(
    policy.get(kind).orElse(false).equals(true),
    policy.get("minimumPasswordLength").orElse(6).atLeast(LENGTH_OF_PHRASE),
  );
}
