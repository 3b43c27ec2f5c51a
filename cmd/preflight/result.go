package main

// status is the outcome of a check.
type status string

const (
	ok status = "ok"
	// fails makes a deployment fail.
	fails status = "fails"
	// warning fails no deployment, and should be read before one.
	warning status = "warning"
	// unknown means that the check could not be made.
	unknown status = "unknown"
)

// result is the outcome of one check in one Region.
type result struct {
	Region string `json:"region"`
	Check  string `json:"check"`
	Status status `json:"status"`
	// Message is one sentence: the next step, or a note where the status is ok. Empty where there is neither.
	Message string `json:"message,omitempty"`
}
