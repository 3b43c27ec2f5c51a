package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// wanted is a profile as the properties of a request describe it. Their names are those of CloudFormation's type.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-bedrock-applicationinferenceprofile.html
type wanted struct {
	name string
	// source is the ARN of the foundation model or of the system-defined profile that is copied.
	source string
	tags   map[string]string
}

// read reads the properties of a request. Its error names all that are missing.
func read(properties map[string]any) (wanted, error) {
	var p struct {
		InferenceProfileName string
		ModelSource          struct{ CopyFrom string }
		Tags                 []catalog.Tag
	}
	text, _ := json.Marshal(properties) // they came as JSON
	if err := json.Unmarshal(text, &p); err != nil {
		return wanted{}, fmt.Errorf("read the properties: %w", err)
	}
	w := wanted{p.InferenceProfileName, p.ModelSource.CopyFrom, map[string]string{}}
	for _, t := range p.Tags {
		w.tags[t.Key] = t.Value
	}
	var missing []error
	for name, empty := range map[string]bool{"InferenceProfileName": w.name == "", "ModelSource.CopyFrom": w.source == "", "Tags": len(w.tags) == 0} {
		if empty {
			missing = append(missing, fmt.Errorf("the property %s is missing", name))
		}
	}
	return w, errors.Join(missing...)
}

// model returns the id of the source's foundation model, without the prefix of a system-defined profile.
func (w wanted) model() string {
	id := w.source[strings.LastIndexByte(w.source, '/')+1:]
	if strings.Contains(w.source, ":inference-profile/") {
		_, id, _ = strings.Cut(id, ".")
	}
	return id
}
