import { DAY, type ServiceLimits } from "../intent/limits.ts";

/**
 * What Azure Backup takes of rules, whatever they back up; `data-source.ts` has the rest. Windows are checked for their
 * form only: Azure has none.
 * Source: https://learn.microsoft.com/azure/backup/backup-support-matrix
 */
export const AZURE_LIMITS: ServiceLimits = {
  service: "Azure Backup",
  leastStartWindow: 0,
  leastBeyondStart: 0,
  leastRetention: DAY,
  longestRetention: 9999 * DAY,
  longestContinuous: 360 * DAY,
  leastInColdStorage: undefined,
  copyDelays: [],
  longestName: 50,
  schedules: [],
};
