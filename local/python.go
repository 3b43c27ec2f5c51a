package main

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"time"
)

// pythonCall is a call as local/service.py reads it.
type pythonCall struct {
	Region, Product, Model string
	Operation              operation
	Body                   string
	// Identity is what the service stamps on every call, Labels what this one adds.
	Identity, Labels map[string]string
	Headers          map[string]string
	// Error is the code with which the call must fail; "" when it must not.
	Error string
}

// inPython returns the calls of services in Python, of each role together: it is one program.
func inPython(calls []call) map[string][]call {
	batches := map[string][]call{}
	for _, c := range calls {
		if c.Python {
			batches[c.Role.Name()] = append(batches[c.Role.Name()], c)
		}
	}
	return batches
}

// pythonServices names the services in Python.
func pythonServices(calls []call) string {
	var names []string
	for _, c := range calls {
		if c.Python && !slices.Contains(names, c.Role.Service.Name) {
			names = append(names, c.Role.Service.Name)
		}
	}
	return strings.Join(names, ", ")
}

// makePythonCalls runs the program of a role, in the session of that.
func (s *services) makePythonCalls(ctx context.Context, calls []call) error {
	role := calls[0].Role
	config, err := s.session(ctx, role, s.home)
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
	if err := os.MkdirAll(s.place.temporary(), 0o755); err != nil {
		return err
	}
	file := s.place.state("tmp", role.Name()+".json")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return err
	}
	return run(ctx, process{
		Name: role.Name() + " in Python",
		Args: []string{s.place.state("python", "bin", "python"), "local/service.py", file},
		Dir:  s.place.Root,
		Env: append(s.place.clientEnvironment(s.home), "PYTHONPATH="+s.place.Root+"/examples/python", "PYTHONPYCACHEPREFIX="+s.place.state("pycache"),
			"AWS_ACCESS_KEY_ID="+session.AccessKeyID, "AWS_SECRET_ACCESS_KEY="+session.SecretAccessKey, "AWS_SESSION_TOKEN="+session.SessionToken),
		Log: s.place.state("log", role.Name()+".log"),
	})
}

// forPython returns a call as the program reads it.
func (c call) forPython() (pythonCall, error) {
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
