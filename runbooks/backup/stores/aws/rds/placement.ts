import { InputError } from "@rampart/core/errors";
import type { GivenPlacement } from "./service.ts";

/** What the original is set to, as far as what is restored has to be the same. */
export interface OriginalPlacement {
  readonly subnetGroup: string | undefined;
  readonly parameterGroup: string | undefined;
  readonly securityGroups: readonly string[];
}

/** Where what is restored is put; what is undefined is left to RDS. */
export interface Placement {
  readonly subnetGroup: string | undefined;
  readonly parameterGroup: string | undefined;
  readonly securityGroups: string[] | undefined;
}

/**
 * Where to put what is restored: as the inputs say, and as the original is.
 *
 * @param original undefined where it is gone, or in another region, whose groups this one does not have.
 * @throws {InputError} where isolation is wanted and no security group for it is given.
 */
export function placementOf(
  given: GivenPlacement,
  original: OriginalPlacement | undefined,
  isIsolated: boolean,
): Placement {
  if (isIsolated && given.isolatedSecurityGroups === undefined) throw missingIsolation();
  const securityGroups = isIsolated
    ? given.isolatedSecurityGroups
    : (given.securityGroups ?? original?.securityGroups);
  return {
    subnetGroup: given.subnetGroup ?? original?.subnetGroup,
    parameterGroup: given.parameterGroup ?? original?.parameterGroup,
    securityGroups:
      securityGroups === undefined || securityGroups.length === 0 ? undefined : [...securityGroups],
  };
}

function missingIsolation(): InputError {
  return new InputError('input "isolatedSecurityGroups" is missing', {
    advice:
      "Without it, a database that is restored to test it would be reached by all that reach the original. Give security groups that let in nobody but whoever tests.",
  });
}
