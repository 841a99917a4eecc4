import type { Rule } from "@rampart/policy";
import { activityLogExported } from "./activity-log-exported.ts";
import { airflowSchedulersWriteLogs } from "./airflow-schedulers-write-logs.ts";
import { airflowWebServersWriteLogs } from "./airflow-web-servers-write-logs.ts";
import { airflowWorkersWriteLogs } from "./airflow-workers-write-logs.ts";
import { alarmsAct } from "./alarms-act.ts";
import { apisLogExecutions } from "./apis-log-executions.ts";
import { bucketsWriteAccessLogs } from "./buckets-write-access-logs.ts";
import { certificatesLoggedPublicly } from "./certificates-logged-publicly.ts";
import { configurationRecorded } from "./configuration-recorded.ts";
import { containerClustersReportInsights } from "./container-clusters-report-insights.ts";
import { dataServicesAudited } from "./data-services-audited.ts";
import { dataServicesWriteLogs } from "./data-services-write-logs.ts";
import { databaseServersLogLogins } from "./database-servers-log-logins.ts";
import { databasesAssessedForHoles } from "./databases-assessed-for-holes.ts";
import { databasesKeepPerformanceHistory } from "./databases-keep-performance-history.ts";
import { databasesReportOsMetrics } from "./databases-report-os-metrics.ts";
import { dnsQueriesLogged } from "./dns-queries-logged.ts";
import { entryPointsWriteAccessLogs } from "./entry-points-write-access-logs.ts";
import { environmentsReportHealth } from "./environments-report-health.ts";
import { imagesScanned } from "./images-scanned.ts";
import { kubernetesControlPlanesLog } from "./kubernetes-control-planes-log.ts";
import { logIntakeNotCapped } from "./log-intake-not-capped.ts";
import { logRetentionStated } from "./log-retention-stated.ts";
import { logsKeptForAYear } from "./logs-kept-for-a-year.ts";
import { logsKeptLongEnough } from "./logs-kept-long-enough.ts";
import { machinesMonitoredInDetail } from "./machines-monitored-in-detail.ts";
import { networksKeepFlowLogs } from "./networks-keep-flow-logs.ts";
import { purposeDescribed } from "./purpose-described.ts";
import { requestBodiesNotLogged } from "./request-bodies-not-logged.ts";
import { requestsTraced } from "./requests-traced.ts";
import { resourcesSendDiagnostics } from "./resources-send-diagnostics.ts";
import { shellSessionsRecorded } from "./shell-sessions-recorded.ts";
import { sqlServersAudited } from "./sql-servers-audited.ts";
import { stackChangesNotified } from "./stack-changes-notified.ts";
import { threatDetectionOn } from "./threat-detection-on.ts";
import { trailFilesValidated } from "./trail-files-validated.ts";
import { trailsCoverAllRegions } from "./trails-cover-all-regions.ts";
import { trailsReachALogGroup } from "./trails-reach-a-log-group.ts";
import { trailsRecordObjectReads } from "./trails-record-object-reads.ts";
import { trailsRecordObjectWrites } from "./trails-record-object-writes.ts";
import { webFirewallsWriteLogs } from "./web-firewalls-write-logs.ts";
import { workloadsWriteLogs } from "./workloads-write-logs.ts";

/** The rules of the logging domain. */
export const loggingRules: readonly Rule[] = [
  activityLogExported,
  airflowSchedulersWriteLogs,
  airflowWebServersWriteLogs,
  airflowWorkersWriteLogs,
  alarmsAct,
  apisLogExecutions,
  bucketsWriteAccessLogs,
  certificatesLoggedPublicly,
  configurationRecorded,
  containerClustersReportInsights,
  dataServicesAudited,
  dataServicesWriteLogs,
  databaseServersLogLogins,
  databasesAssessedForHoles,
  databasesKeepPerformanceHistory,
  databasesReportOsMetrics,
  dnsQueriesLogged,
  entryPointsWriteAccessLogs,
  environmentsReportHealth,
  imagesScanned,
  kubernetesControlPlanesLog,
  logIntakeNotCapped,
  logRetentionStated,
  logsKeptForAYear,
  logsKeptLongEnough,
  machinesMonitoredInDetail,
  networksKeepFlowLogs,
  purposeDescribed,
  requestBodiesNotLogged,
  requestsTraced,
  resourcesSendDiagnostics,
  shellSessionsRecorded,
  sqlServersAudited,
  stackChangesNotified,
  threatDetectionOn,
  trailFilesValidated,
  trailsCoverAllRegions,
  trailsReachALogGroup,
  trailsRecordObjectReads,
  trailsRecordObjectWrites,
  webFirewallsWriteLogs,
  workloadsWriteLogs,
];
