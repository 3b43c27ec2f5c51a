package main

import (
	"context"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/ssm"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata"
)

// services calls Amazon Bedrock as the services of the lists do: each as its role, through its product's profile, stamped by the
// wrapper of package requestmetadata.
type services struct {
	place place
	home  string

	mutex    sync.Mutex
	sessions map[string]func() (aws.Config, error)
	profiles map[string]*requestmetadata.Profiles
	clients  map[string]*bedrockruntime.Client
}

func newServices(p place, home string) *services {
	return &services{
		place:    p,
		home:     home,
		sessions: map[string]func() (aws.Config, error){},
		profiles: map[string]*requestmetadata.Profiles{},
		clients:  map[string]*bedrockruntime.Client{},
	}
}

// session returns the config of a role in a Region. The role is assumed once.
func (s *services) session(ctx context.Context, role catalog.Role, region string) (aws.Config, error) {
	s.mutex.Lock()
	assume, found := s.sessions[role.Name()]
	if !found {
		assume = sync.OnceValues(func() (aws.Config, error) { return s.place.assume(ctx, s.home, role) })
		s.sessions[role.Name()] = assume
	}
	s.mutex.Unlock()
	config, err := assume()
	config.Region = region
	return config, err
}

// lookup returns how a role finds the profiles of a Region.
func (s *services) lookup(config aws.Config, role catalog.Role) *requestmetadata.Profiles {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	key := role.Name() + " " + config.Region
	if s.profiles[key] == nil {
		client := ssm.NewFromConfig(config)
		s.profiles[key] = &requestmetadata.Profiles{
			Region: config.Region,
			Parameter: func(ctx context.Context, name string) (string, error) {
				got, err := client.GetParameter(ctx, &ssm.GetParameterInput{Name: &name})
				if err != nil {
					return "", err
				}
				return aws.ToString(got.Parameter.Value), nil
			},
		}
	}
	return s.profiles[key]
}

// profile returns the ARN of a product's inference profile, as the role finds it.
func (s *services) profile(ctx context.Context, role catalog.Role, region, model string) (string, error) {
	config, err := s.session(ctx, role, region)
	if err != nil {
		return "", err
	}
	return s.lookup(config, role).ARN(ctx, role.Product.Name, model)
}

// identity is what a role's program stamps on every call. The program of a shared product works for one team at a time.
func identity(role catalog.Role, team string) map[string]string {
	return map[string]string{"team": team, "service": role.Service.Name, "env": role.Environment}
}

// runtime returns the client with which a role calls models in a Region, for a team.
func (s *services) runtime(ctx context.Context, role catalog.Role, region, team string) (*bedrockruntime.Client, error) {
	config, err := s.session(ctx, role, region)
	if err != nil {
		return nil, err
	}
	lookup := s.lookup(config, role)
	s.mutex.Lock()
	defer s.mutex.Unlock()
	key := role.Name() + " " + region + " " + team
	if s.clients[key] == nil {
		stamp, err := requestmetadata.New(requestmetadata.Config{Identity: identity(role, team)})
		if err != nil {
			return nil, err
		}
		s.clients[key] = bedrockruntime.NewFromConfig(config, stamp.Apply, lookup.Apply)
	}
	return s.clients[key], nil
}
