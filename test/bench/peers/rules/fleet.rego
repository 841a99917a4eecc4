# The fifteen mistakes that are seeded into the fleet, over its Terraform plan.
package fleet

anywhere := "0.0.0.0/0"

guarded_ports := {22, 3389, 5432}

by_type[type] contains resource if {
	some resource in input.planned_values.root_module.resources
	type := resource.type
}

mistake(kind, resource) := {"kind": kind, "resource": resource.name}

mistakes contains mistake("bucket-without-encryption", bucket) if {
	some bucket in by_type.aws_s3_bucket
	not bucket.values.server_side_encryption_configuration
}

mistakes contains mistake("bucket-with-public-acl", bucket) if {
	some bucket in by_type.aws_s3_bucket
	startswith(bucket.values.acl, "public-")
}

mistakes contains mistake("security-group-open-to-the-internet", group) if {
	some group in by_type.aws_security_group
	some rule in group.values.ingress
	anywhere in rule.cidr_blocks
	some port in guarded_ports
	rule.from_port <= port
	rule.to_port >= port
}

mistakes contains mistake("volume-not-encrypted", volume) if {
	some volume in by_type.aws_ebs_volume
	not volume.values.encrypted
}

mistakes contains mistake("database-not-encrypted", database) if {
	some database in by_type.aws_db_instance
	not database.values.storage_encrypted
}

mistakes contains mistake("database-publicly-accessible", database) if {
	some database in by_type.aws_db_instance
	database.values.publicly_accessible
}

mistakes contains mistake("database-without-backups", database) if {
	some database in by_type.aws_db_instance
	database.values.backup_retention_period == 0
}

mistakes contains mistake("database-in-one-zone", database) if {
	some database in by_type.aws_db_instance
	not database.values.multi_az
}

mistakes contains mistake("policy-grants-everything", policy) if {
	some policy in by_type.aws_iam_policy
	some statement in json.unmarshal(policy.values.policy).Statement
	statement.Effect == "Allow"
	is_everything(statement.Action)
	is_everything(statement.Resource)
}

mistakes contains mistake("key-not-rotated", key) if {
	some key in by_type.aws_kms_key
	not key.values.enable_key_rotation
}

mistakes contains mistake("listener-in-plain-http", listener) if {
	some listener in by_type.aws_lb_listener
	listener.values.protocol == "HTTP"
	not sends_to_https(listener)
}

mistakes contains mistake("trail-files-not-validated", trail) if {
	some trail in by_type.aws_cloudtrail
	not trail.values.enable_log_file_validation
}

mistakes contains mistake("trail-of-one-region", trail) if {
	some trail in by_type.aws_cloudtrail
	not trail.values.is_multi_region_trail
}

mistakes contains mistake("table-without-point-in-time-recovery", table) if {
	some table in by_type.aws_dynamodb_table
	not table.values.point_in_time_recovery[0].enabled
}

mistakes contains mistake("instance-metadata-without-token", instance) if {
	some instance in by_type.aws_instance
	not wants_token(instance)
}

is_everything("*")

is_everything(list) if "*" in list

sends_to_https(listener) if {
	some action in listener.values.default_action
	some redirect in action.redirect
	redirect.protocol == "HTTPS"
}

wants_token(instance) if instance.values.metadata_options[0].http_tokens == "required"
