package main

// status is what a check came to.
type status string

const (
	ok status = "ok"
	// fails makes a deployment fail.
	fails status = "fails"
	// warning makes none fail, and is worth knowing before.
	warning status = "warning"
	// unknown could not be asked.
	unknown status = "unknown"
)

// result is what one check found in one Region.
type result struct {
	Region string `json:"region"`
	Check  string `json:"check"`
	Status status `json:"status"`
	// Message is one sentence: what to do, or what is worth knowing where the status is ok. Empty where there is neither.
	Message string `json:"message,omitempty"`
}
