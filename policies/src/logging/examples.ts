import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { examples as activityLogExported } from "./activity-log-exported.examples.ts";
import { examples as airflowSchedulersWriteLogs } from "./airflow-schedulers-write-logs.examples.ts";
import { examples as airflowWebServersWriteLogs } from "./airflow-web-servers-write-logs.examples.ts";
import { examples as airflowWorkersWriteLogs } from "./airflow-workers-write-logs.examples.ts";
import { examples as alarmsAct } from "./alarms-act.examples.ts";
import { examples as apisLogExecutions } from "./apis-log-executions.examples.ts";
import { examples as bucketsWriteAccessLogs } from "./buckets-write-access-logs.examples.ts";
import { examples as certificatesLoggedPublicly } from "./certificates-logged-publicly.examples.ts";
import { examples as configurationRecorded } from "./configuration-recorded.examples.ts";
import { examples as containerClustersReportInsights } from "./container-clusters-report-insights.examples.ts";
import { examples as dataServicesAudited } from "./data-services-audited.examples.ts";
import { examples as dataServicesWriteLogs } from "./data-services-write-logs.examples.ts";
import { examples as databaseServersLogLogins } from "./database-servers-log-logins.examples.ts";
import { examples as databasesAssessedForHoles } from "./databases-assessed-for-holes.examples.ts";
import { examples as databasesKeepPerformanceHistory } from "./databases-keep-performance-history.examples.ts";
import { examples as databasesReportOsMetrics } from "./databases-report-os-metrics.examples.ts";
import { examples as dnsQueriesLogged } from "./dns-queries-logged.examples.ts";
import { examples as entryPointsWriteAccessLogs } from "./entry-points-write-access-logs.examples.ts";
import { examples as environmentsReportHealth } from "./environments-report-health.examples.ts";
import { examples as imagesScanned } from "./images-scanned.examples.ts";
import { examples as kubernetesControlPlanesLog } from "./kubernetes-control-planes-log.examples.ts";
import { examples as logIntakeNotCapped } from "./log-intake-not-capped.examples.ts";
import { examples as logRetentionStated } from "./log-retention-stated.examples.ts";
import { examples as logsKeptForAYear } from "./logs-kept-for-a-year.examples.ts";
import { examples as logsKeptLongEnough } from "./logs-kept-long-enough.examples.ts";
import { examples as machinesMonitoredInDetail } from "./machines-monitored-in-detail.examples.ts";
import { examples as networksKeepFlowLogs } from "./networks-keep-flow-logs.examples.ts";
import { examples as purposeDescribed } from "./purpose-described.examples.ts";
import { examples as requestBodiesNotLogged } from "./request-bodies-not-logged.examples.ts";
import { examples as requestsTraced } from "./requests-traced.examples.ts";
import { examples as resourcesSendDiagnostics } from "./resources-send-diagnostics.examples.ts";
import { examples as shellSessionsRecorded } from "./shell-sessions-recorded.examples.ts";
import { examples as sqlServersAudited } from "./sql-servers-audited.examples.ts";
import { examples as stackChangesNotified } from "./stack-changes-notified.examples.ts";
import { examples as threatDetectionOn } from "./threat-detection-on.examples.ts";
import { examples as trailFilesValidated } from "./trail-files-validated.examples.ts";
import { examples as trailsCoverAllRegions } from "./trails-cover-all-regions.examples.ts";
import { examples as trailsReachALogGroup } from "./trails-reach-a-log-group.examples.ts";
import { examples as trailsRecordObjectReads } from "./trails-record-object-reads.examples.ts";
import { examples as trailsRecordObjectWrites } from "./trails-record-object-writes.examples.ts";
import { examples as webFirewallsWriteLogs } from "./web-firewalls-write-logs.examples.ts";
import { examples as workloadsWriteLogs } from "./workloads-write-logs.examples.ts";

/** Examples of the rules of the logging domain, by the part of their id after the slash. */
export const loggingExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {
  "activity-log-exported": activityLogExported,
  "airflow-schedulers-write-logs": airflowSchedulersWriteLogs,
  "airflow-web-servers-write-logs": airflowWebServersWriteLogs,
  "airflow-workers-write-logs": airflowWorkersWriteLogs,
  "alarms-act": alarmsAct,
  "apis-log-executions": apisLogExecutions,
  "buckets-write-access-logs": bucketsWriteAccessLogs,
  "certificates-logged-publicly": certificatesLoggedPublicly,
  "configuration-recorded": configurationRecorded,
  "container-clusters-report-insights": containerClustersReportInsights,
  "data-services-audited": dataServicesAudited,
  "data-services-write-logs": dataServicesWriteLogs,
  "database-servers-log-logins": databaseServersLogLogins,
  "databases-assessed-for-holes": databasesAssessedForHoles,
  "databases-keep-performance-history": databasesKeepPerformanceHistory,
  "databases-report-os-metrics": databasesReportOsMetrics,
  "dns-queries-logged": dnsQueriesLogged,
  "entry-points-write-access-logs": entryPointsWriteAccessLogs,
  "environments-report-health": environmentsReportHealth,
  "images-scanned": imagesScanned,
  "kubernetes-control-planes-log": kubernetesControlPlanesLog,
  "log-intake-not-capped": logIntakeNotCapped,
  "log-retention-stated": logRetentionStated,
  "logs-kept-for-a-year": logsKeptForAYear,
  "logs-kept-long-enough": logsKeptLongEnough,
  "machines-monitored-in-detail": machinesMonitoredInDetail,
  "networks-keep-flow-logs": networksKeepFlowLogs,
  "purpose-described": purposeDescribed,
  "request-bodies-not-logged": requestBodiesNotLogged,
  "requests-traced": requestsTraced,
  "resources-send-diagnostics": resourcesSendDiagnostics,
  "shell-sessions-recorded": shellSessionsRecorded,
  "sql-servers-audited": sqlServersAudited,
  "stack-changes-notified": stackChangesNotified,
  "threat-detection-on": threatDetectionOn,
  "trail-files-validated": trailFilesValidated,
  "trails-cover-all-regions": trailsCoverAllRegions,
  "trails-reach-a-log-group": trailsReachALogGroup,
  "trails-record-object-reads": trailsRecordObjectReads,
  "trails-record-object-writes": trailsRecordObjectWrites,
  "web-firewalls-write-logs": webFirewallsWriteLogs,
  "workloads-write-logs": workloadsWriteLogs,
};
