package catalog

// RoleName returns the name of a service's role in an environment, at most 64 characters.
func RoleName(service, environment string) string {
	return "bedrock-" + service + "-" + environment
}

// LoggingRole returns the name of the role with which a Region's logging function turns invocation logging on.
func LoggingRole(region string) string { return Namespace + "-logging-" + region }

// ProfilesRole returns the name of the role with which a function creates the inference profiles of a Region whose CloudFormation
// lacks their type.
func ProfilesRole(region string) string { return Namespace + "-profiles-" + region }

// DetectorRole is the name of the detector's role.
const DetectorRole = Namespace + "-detector"

// RollUpRole is the name of the role with which the roll-up's function queries.
const RollUpRole = Namespace + "-rollup"
