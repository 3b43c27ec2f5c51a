package calls

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// pythonCall is a call in the form that service.py reads.
type pythonCall struct {
	Region, Product, Model string
	Operation              Operation
	Body                   string
	// Identity is the metadata of every call of the service, Labels the metadata of this one.
	Identity, Labels map[string]string
	Headers          map[string]string
	// Error is the error code with which the call must fail; "" when it must succeed.
	Error string
}

// inPython returns the calls of services in Python by role: one program makes the calls of a role.
func inPython(calls []Call) map[string][]Call {
	batches := map[string][]Call{}
	for _, c := range calls {
		if c.Python {
			batches[c.Role.Name()] = append(batches[c.Role.Name()], c)
		}
	}
	return batches
}

// PythonServices returns the names of the services in Python, separated by commas.
func PythonServices(calls []Call) string {
	var names []string
	for _, c := range calls {
		if c.Python && !slices.Contains(names, c.Role.Service.Name) {
			names = append(names, c.Role.Service.Name)
		}
	}
	return strings.Join(names, ", ")
}

// callInPython runs the program of a role with a session of the role.
func (s *Services) callInPython(ctx context.Context, calls []Call) error {
	role := calls[0].Role
	config, err := s.Session(ctx, role, s.home)
	if err != nil {
		return err
	}
	session, err := config.Credentials.Retrieve(ctx)
	if err != nil {
		return err
	}
	var list []pythonCall
	for _, c := range calls {
		one, err := c.forPython()
		if err != nil {
			return err
		}
		list = append(list, one)
	}
	text, err := json.Marshal(list)
	if err != nil {
		return err
	}
	file := s.place.State("tmp", role.Name()+".json")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return err
	}
	return environment.Run(ctx, environment.Process{
		Name: role.Name() + " in Python",
		Args: []string{s.place.State("python", "bin", "python"), "test/calls/service.py", file},
		Dir:  s.place.Root,
		Env: append(s.place.ClientEnvironment(s.home), "PYTHONPATH="+s.place.Root+"/examples/python", "PYTHONPYCACHEPREFIX="+s.place.State("pycache"),
			"AWS_ACCESS_KEY_ID="+session.AccessKeyID, "AWS_SECRET_ACCESS_KEY="+session.SecretAccessKey, "AWS_SESSION_TOKEN="+session.SessionToken),
		Log: s.place.State("log", role.Name()+".log"),
	})
}

// forPython returns a call in the form that the program reads.
func (c Call) forPython() (pythonCall, error) {
	usage, err := c.Tokens.header()
	if err != nil {
		return pythonCall{}, err
	}
	body, err := requestBody(c.Model.ID)
	if err != nil {
		return pythonCall{}, err
	}
	p := pythonCall{
		Region: c.Region, Product: c.Role.Product.Name, Model: c.Model.Name, Operation: c.Operation, Body: string(body),
		Identity: map[string]string{}, Labels: map[string]string{},
		Headers: map[string]string{"X-Local-Time": c.Time.Format(time.RFC3339), "X-Local-Usage": usage},
	}
	for key, value := range c.Metadata {
		if slices.Contains(labels, key) {
			p.Labels[key] = value
		} else {
			p.Identity[key] = value
		}
	}
	if c.Throttled {
		p.Error = throttling
		p.Headers["X-Local-Error"] = throttling
	}
	return p, nil
}
