package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
)

// lifecycleChecks check how far each model that is called from a Region is from its end of life. The detector reads the same dates.
func lifecycleChecks(models *profiles.Models, region string, at time.Time) []check {
	var list []check
	for _, u := range models.Uses() {
		if u.Region != region {
			continue
		}
		list = append(list, check{"lifecycle of " + u.Model, "bedrock:GetFoundationModel and bedrock:ListInferenceProfiles", func(ctx context.Context, _ regional) (status, string, error) {
			l, err := models.Lifecycle(ctx, u)
			if err != nil {
				return "", "", err
			}
			return lifecycle(u, l, at)
		}})
	}
	return list
}

// lifecycle reads the stage of a model. That a model is not offered is the finding of another check.
func lifecycle(u profiles.ModelUse, l profiles.Lifecycle, at time.Time) (status, string, error) {
	if l.Status == "" {
		return ok, "nothing to do: no Region of its calls publishes its dates", nil
	}
	stage := l.Stage(at)
	if stage == profiles.Active {
		return ok, "", nil
	}
	message := fmt.Sprintf(`upgrade the model of product %s (docs/operations.md, "Upgrade a model"): %s`, strings.Join(u.Products, ", "), l.Sentence(u.Model, at))
	if stage == profiles.Ended {
		return fails, message, nil
	}
	return warning, message, nil
}
