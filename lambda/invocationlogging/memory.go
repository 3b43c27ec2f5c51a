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
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

// memory keeps values from one request to the next, as JSON in SSM parameters of the Region. No parameter is deleted: a value is
// forgotten by overwriting it, the former configuration by {}, and the last hundred values stay in the parameter's history.
// https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-versions.html
type memory struct{ client *ssm.Client }

// former returns the configuration that an adoption replaced. Nil: there is none.
func (m memory) former(ctx context.Context) (*types.LoggingConfig, error) {
	var c types.LoggingConfig
	if err := m.read(ctx, catalog.FormerLoggingParameter, &c); err != nil {
		return nil, err
	}
	if loggingconfig.IsOff(&c) {
		return nil, nil
	}
	return &c, nil
}

// keepFormer keeps a configuration in full, in the form that the AWS command line takes. Nil forgets it.
func (m memory) keepFormer(ctx context.Context, c *types.LoggingConfig) error {
	return m.write(ctx, catalog.FormerLoggingParameter, "The Amazon Bedrock logging configuration that an adoption replaced", document(c))
}

// Recall returns the digest of the properties that were last deployed; empty where there are none.
func (m memory) Recall(ctx context.Context) (string, error) {
	var digest string
	err := m.read(ctx, catalog.DeployedLoggingParameter, &digest)
	return digest, err
}

// Remember replaces the digest of the properties that were last deployed.
func (m memory) Remember(ctx context.Context, digest string) error {
	return m.write(ctx, catalog.DeployedLoggingParameter, "The digest of the properties of Amazon Bedrock logging that were last deployed", digest)
}

// read leaves value as it is where there is no such parameter.
func (m memory) read(ctx context.Context, name string, value any) error {
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

// write overwrites the parameter. A value that is too long for a standard parameter gets an advanced one.
func (m memory) write(ctx context.Context, name, description string, value any) error {
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

// document returns a configuration with the keys of Amazon Bedrock's API, which begin in lower case, and without unset fields.
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
