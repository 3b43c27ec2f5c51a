package catalog

// SSM parameters of the logging function, in each Region.
const (
	LoggingParameters = "/" + Namespace + "/invocation-logging/"
	// FormerLoggingParameter holds the configuration that an adoption replaced, as JSON.
	FormerLoggingParameter = LoggingParameters + "former"
	// DeployedLoggingParameter holds the digest of the properties of the last deployment.
	DeployedLoggingParameter = LoggingParameters + "deployed"
)

// MetadataSchemaParameter is the SSM parameter, in each Region, that holds the JSON Schema of request metadata.
const MetadataSchemaParameter = "/" + Namespace + "/request-metadata-schema"

// ProfileParameters returns the path of a product's SSM parameters.
func ProfileParameters(product string) string { return "/" + Namespace + "/profiles/" + product }

// ProfileParameter returns the SSM parameter, in each Region of a product, that holds a profile's ARN.
func ProfileParameter(product, model string) string {
	return ProfileParameters(product) + "/" + model
}
