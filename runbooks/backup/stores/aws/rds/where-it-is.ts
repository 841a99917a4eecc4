import { AwsRefusal } from "../shared/errors.ts";
import type { RdsService } from "./service.ts";

/**
 * What `look` finds of the original. A restore into another region goes on without it where the region of the original
 * does not answer: that may be why it is restored.
 */
export async function whereItIs<Found>(
  { areTwoRegions }: Pick<RdsService, "areTwoRegions">,
  look: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  try {
    return await look();
  } catch (error) {
    if (areTwoRegions && isSilence(error instanceof AwsRefusal ? error.cause : error)) return undefined;
    throw error;
  }
}

/** Whether nobody answered, or only that the service is down. A refusal is an answer. */
function isSilence(error: unknown): boolean {
  if (!(error instanceof Error) || error.name === "AbortError") return false;
  if (!("$metadata" in error) || typeof error.$metadata !== "object" || error.$metadata === null) return true;
  const status = "httpStatusCode" in error.$metadata ? error.$metadata.httpStatusCode : undefined;
  return typeof status !== "number" || status >= 500;
}
