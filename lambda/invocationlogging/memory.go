package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	ssmtypes "github.com/aws/aws-sdk-go-v2/service/ssm/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// memory is what one request leaves to the next, as JSON in SSM parameters of the Region. Nothing is deleted: what is
// forgotten is overwritten by {}, and the last hundred values stay in the parameter's history.
// https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-versions.html
type memory struct{ client *ssm.Client }

// former returns the configuration that an adoption replaced; nil where there is none.
func (m memory) former(ctx context.Context) (*types.LoggingConfig, error) {
	var c types.LoggingConfig
	if err := m.recall(ctx, catalog.FormerLoggingParameter, &c); err != nil {
		return nil, err
	}
	if off(&c) {
		return nil, nil
	}
	return &c, nil
}

// keepFormer keeps a configuration in full, in the form in which the AWS command line takes it. Nil forgets it.
func (m memory) keepFormer(ctx context.Context, c *types.LoggingConfig) error {
	return m.keep(ctx, catalog.FormerLoggingParameter, "The Amazon Bedrock logging configuration that an adoption replaced", document(c))
}

// deployed returns the digest of the properties that were last deployed; "" where there are none.
func (m memory) deployed(ctx context.Context) (string, error) {
	var properties string
	err := m.recall(ctx, catalog.DeployedLoggingParameter, &properties)
	return properties, err
}

func (m memory) keepDeployed(ctx context.Context, properties string) error {
	return m.keep(ctx, catalog.DeployedLoggingParameter, "The digest of the properties of Amazon Bedrock logging that were last deployed", properties)
}

func (m memory) recall(ctx context.Context, name string, value any) error {
	answer, err := m.client.GetParameter(ctx, &ssm.GetParameterInput{Name: &name})
	if _, none := errors.AsType[*ssmtypes.ParameterNotFound](err); none {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the parameter %s: %w", name, err)
	}
	if err := json.Unmarshal([]byte(aws.ToString(answer.Parameter.Value)), value); err != nil {
		return fmt.Errorf("read the parameter %s: %w", name, err)
	}
	return nil
}

// keep lets a value that is too long for a standard parameter have an advanced one.
func (m memory) keep(ctx context.Context, name, description string, value any) error {
	text, err := json.Marshal(value)
	if err == nil {
		_, err = m.client.PutParameter(ctx, &ssm.PutParameterInput{
			Name:        &name,
			Description: &description,
			Value:       aws.String(string(text)),
			Type:        ssmtypes.ParameterTypeString,
			Tier:        ssmtypes.ParameterTierIntelligentTiering,
			Overwrite:   aws.Bool(true),
		})
	}
	if err != nil {
		return fmt.Errorf("write the parameter %s: %w", name, err)
	}
	return nil
}

// document returns a configuration with the keys of Amazon Bedrock's API, which begin in lower case, and without what is not
// set.
func document(c *types.LoggingConfig) any {
	var fields map[string]any
	text, _ := json.Marshal(c) // strings and booleans always marshal
	_ = json.Unmarshal(text, &fields)
	return lowered(fields)
}

func lowered(fields map[string]any) map[string]any {
	named := map[string]any{}
	for name, value := range fields {
		if inner, ok := value.(map[string]any); ok {
			value = lowered(inner)
		}
		if value != nil {
			named[strings.ToLower(name[:1])+name[1:]] = value
		}
	}
	return named
}
