package ledger

import "strings"

// Units of resources, which are billed otherwise than the model behind them.
const (
	// Hourly is capacity by the hour, called or not.
	Hourly Billing = "hourly"
	// Custom is a customized model on demand, at a price of its own.
	Custom Billing = "custom"
	// Router is a prompt router, which chooses the model of each call.
	Router Billing = "router"
)

// ResourceBilling returns the unit by which calls of a resource are billed, given its ARN; empty for a resource that is billed as its model
// is, and for an id that is no ARN. The part billing_class of views/parts says the same in SQL.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
func ResourceBilling(id string) Billing {
	fields := strings.SplitN(id, ":", 6)
	if fields[0] != "arn" || len(fields) < 6 {
		return ""
	}
	kind, _, _ := strings.Cut(fields[5], "/")
	switch kind {
	case "provisioned-model", "custom-model", "imported-model", "endpoint":
		return Hourly
	case "custom-model-deployment":
		return Custom
	case "prompt-router", "default-prompt-router":
		return Router
	}
	return ""
}
