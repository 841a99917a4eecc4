import type { Rule } from "@rampart/policy";
import { activityLogExported } from "./activity-log-exported.ts";
import { alarmsAct } from "./alarms-act.ts";
import { bucketsWriteAccessLogs } from "./buckets-write-access-logs.ts";
import { configurationRecorded } from "./configuration-recorded.ts";
import { containerClustersReportInsights } from "./container-clusters-report-insights.ts";
import { dataServicesWriteLogs } from "./data-services-write-logs.ts";
import { databaseServersLogLogins } from "./database-servers-log-logins.ts";
import { databasesKeepPerformanceHistory } from "./databases-keep-performance-history.ts";
import { databasesReportOsMetrics } from "./databases-report-os-metrics.ts";
import { entryPointsWriteAccessLogs } from "./entry-points-write-access-logs.ts";
import { imagesScanned } from "./images-scanned.ts";
import { kubernetesControlPlanesLog } from "./kubernetes-control-planes-log.ts";
import { logIntakeNotCapped } from "./log-intake-not-capped.ts";
import { logsKeptLongEnough } from "./logs-kept-long-enough.ts";
import { networksKeepFlowLogs } from "./networks-keep-flow-logs.ts";
import { requestsTraced } from "./requests-traced.ts";
import { resourcesSendDiagnostics } from "./resources-send-diagnostics.ts";
import { shellSessionsRecorded } from "./shell-sessions-recorded.ts";
import { sqlServersAudited } from "./sql-servers-audited.ts";
import { threatDetectionOn } from "./threat-detection-on.ts";
import { trailFilesValidated } from "./trail-files-validated.ts";
import { trailsCoverAllRegions } from "./trails-cover-all-regions.ts";
import { trailsReachALogGroup } from "./trails-reach-a-log-group.ts";
import { webFirewallsWriteLogs } from "./web-firewalls-write-logs.ts";
import { workloadsWriteLogs } from "./workloads-write-logs.ts";

/** The rules of the logging domain. */
export const loggingRules: readonly Rule[] = [
  activityLogExported,
  alarmsAct,
  bucketsWriteAccessLogs,
  configurationRecorded,
  containerClustersReportInsights,
  dataServicesWriteLogs,
  databaseServersLogLogins,
  databasesKeepPerformanceHistory,
  databasesReportOsMetrics,
  entryPointsWriteAccessLogs,
  imagesScanned,
  kubernetesControlPlanesLog,
  logIntakeNotCapped,
  logsKeptLongEnough,
  networksKeepFlowLogs,
  requestsTraced,
  resourcesSendDiagnostics,
  shellSessionsRecorded,
  sqlServersAudited,
  threatDetectionOn,
  trailFilesValidated,
  trailsCoverAllRegions,
  trailsReachALogGroup,
  webFirewallsWriteLogs,
  workloadsWriteLogs,
];
