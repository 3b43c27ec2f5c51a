package policies

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// Limits of a document, in characters. Organizations counts white space unless a console or a tool removes it, IAM does not. A root,
// an organizational unit or an account has at most 10 SCPs.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
// https://aws.amazon.com/about-aws/whats-new/2026/05/aws-organizations-increased-scp-quotas/
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const (
	MaxSCP      = 10_240
	MaxBoundary = 6144
)

// Document is an IAM policy document.
type Document struct {
	Version   string
	Statement []Statement
}

// Statement is a statement of a policy, with the reason for it.
type Statement struct {
	Sid         string
	Effect      string
	Action      []string  `json:",omitempty"`
	Resource    []string  `json:",omitempty"`
	NotResource []string  `json:",omitempty"`
	Condition   Condition `json:",omitempty"`
	// Exempt are the roles that the statement does not bind. A document names them in the statement's condition.
	Exempt []role `json:"-"`
	// Reason is the effect of leaving the statement out.
	Reason string `json:"-"`
}

// Condition holds values by operator and condition key.
type Condition map[string]map[string][]string

// except returns the statement with its exempt roles in the condition, except the roles left out.
func (s Statement) except(leftOut ...role) Statement {
	var arns []string
	for _, r := range s.Exempt {
		if !slices.Contains(leftOut, r) {
			arns = append(arns, r.arn)
		}
	}
	if len(arns) == 0 {
		return s
	}
	condition := Condition{"ArnNotLike": {"aws:PrincipalArn": arns}}
	maps.Copy(condition, s.Condition)
	s.Condition = condition
	return s
}

// document returns the statements as a policy that does not name the roles left out.
func document(statements []Statement, leftOut ...role) Document {
	d := Document{Version: "2012-10-17"}
	for _, s := range statements {
		d.Statement = append(d.Statement, s.except(leftOut...))
	}
	return d
}

// Minified returns the document without white space: the form in which its size counts.
func (d Document) Minified() ([]byte, error) { return encode(d, "") }

// encode returns JSON without the escapes of HTML.
func encode(v any, indent string) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	if indent == "" {
		return bytes.TrimSpace(text.Bytes()), nil
	}
	return text.Bytes(), nil
}
