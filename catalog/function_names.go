package catalog

// LoggingFunction returns the name of the function that turns a Region's invocation logging on, and repairs it.
func LoggingFunction(region string) string { return Namespace + "-logging-" + region }
