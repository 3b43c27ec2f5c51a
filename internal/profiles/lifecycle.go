package profiles

import (
	"fmt"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

// Stage is the distance of a foundation model from its end of life.
type Stage string

const (
	// Active models have no end of life in sight.
	Active Stage = "active"
	// Legacy models have a successor. Amazon Bedrock refuses them to accounts that have not called them lately.
	Legacy Stage = "legacy"
	// Ending models reach their end of life within [EndingDays].
	Ending Stage = "ending"
	// Ended models have reached their end of life: calls fail.
	Ended Stage = "ended"
)

// EndingDays is the number of days before a model's end of life in which it counts as ending: half of the six months of notice that most
// models have. A model with 45 days of notice is ending as soon as it is LEGACY.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html
const EndingDays = 90

// Lifecycle holds the dates of a foundation model, as Amazon Bedrock publishes them. A nil time is not published.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_FoundationModelLifecycle.html
type Lifecycle struct {
	// Status is AWS's own word: ACTIVE or LEGACY. Empty: no Region of the calls offers the model.
	Status types.FoundationModelLifecycleStatus `json:"status,omitempty"`
	// LegacyFrom is the time from which the model is LEGACY.
	LegacyFrom *time.Time `json:"legacy_from,omitempty"`
	// ExtendedFrom is the time from which the provider of a LEGACY model may raise its price.
	ExtendedFrom *time.Time `json:"extended_from,omitempty"`
	// EndOfLife is the time from which calls fail.
	EndOfLife *time.Time `json:"end_of_life,omitempty"`
}

func lifecycle(model *types.FoundationModelDetails) Lifecycle {
	if model == nil || model.ModelLifecycle == nil {
		return Lifecycle{Status: types.FoundationModelLifecycleStatusActive}
	}
	l := model.ModelLifecycle
	return Lifecycle{l.Status, l.LegacyTime, l.PublicExtendedAccessTime, l.EndOfLifeTime}
}

// Stage returns the stage of the model at a time.
func (l Lifecycle) Stage(at time.Time) Stage {
	switch {
	case l.EndOfLife != nil && !at.Before(*l.EndOfLife):
		return Ended
	case l.EndOfLife != nil && !at.AddDate(0, 0, EndingDays).Before(*l.EndOfLife):
		return Ending
	case l.Status == types.FoundationModelLifecycleStatusLegacy, l.LegacyFrom != nil && !at.Before(*l.LegacyFrom):
		return Legacy
	}
	return Active
}

// Sentence says, about a model, what its stage means for its calls; empty for an active model. Amazon Bedrock answers calls of a LEGACY
// model with "Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days";
// 15 days have been seen, too.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle-legacy.html
// https://github.com/aws-samples/amazon-bedrock-workshop/issues/386
// https://github.com/fourTheorem/podwhisperer/pull/24
func (l Lifecycle) Sentence(model string, at time.Time) string {
	stage := l.Stage(at)
	switch stage {
	case Active:
		return ""
	case Ended:
		return fmt.Sprintf("%s reached its end of life on %s: calls fail", model, day(l.EndOfLife))
	}
	var parts []string
	if l.Status == types.FoundationModelLifecycleStatusLegacy || l.LegacyFrom != nil && !at.Before(*l.LegacyFrom) {
		legacy := "is LEGACY"
		if l.LegacyFrom != nil {
			legacy += " since " + day(l.LegacyFrom)
		}
		parts = append(parts, legacy+" (an account that has not called it for some weeks is refused)")
	}
	if l.ExtendedFrom != nil {
		parts = append(parts, "may cost more from "+day(l.ExtendedFrom))
	}
	if l.EndOfLife == nil {
		parts = append(parts, "has no published end of life")
	} else {
		parts = append(parts, "ends on "+day(l.EndOfLife))
	}
	return model + " " + strings.Join(parts, ", ")
}

func day(t *time.Time) string { return t.UTC().Format(time.DateOnly) }
