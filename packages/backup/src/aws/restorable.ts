/**
 * What restore testing restores, by Pulumi type.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingSelectionForCreate.html
 */
export const RESTORABLE: ReadonlyMap<string, string> = new Map([
  ["aws:docdb/cluster:Cluster", "DocumentDB"],
  ["aws:dynamodb/table:Table", "DynamoDB"],
  ["aws:ebs/volume:Volume", "EBS"],
  ["aws:ebs/volumeCopy:VolumeCopy", "EBS"],
  ["aws:ec2/instance:Instance", "EC2"],
  ["aws:efs/fileSystem:FileSystem", "EFS"],
  ["aws:fsx/lustreFileSystem:LustreFileSystem", "FSx"],
  ["aws:fsx/ontapVolume:OntapVolume", "FSx"],
  ["aws:fsx/openZfsFileSystem:OpenZfsFileSystem", "FSx"],
  ["aws:fsx/windowsFileSystem:WindowsFileSystem", "FSx"],
  ["aws:neptune/cluster:Cluster", "Neptune"],
  ["aws:rds/cluster:Cluster", "Aurora"],
  ["aws:rds/instance:Instance", "RDS"],
  ["aws:s3/bucket:Bucket", "S3"],
]);

/** All that AWS restores for a test, as it names it. */
export const RESTORABLE_SERVICES: readonly string[] = [...new Set(RESTORABLE.values())].sort();

/** How many selections a plan of restore tests has at most, and how many resources one names. */
export const MOST_SELECTIONS = 30;
export const MOST_RESOURCES = 30;
