package calls

import (
	"context"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/ssm"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// Services calls Amazon Bedrock as the services of the lists do: with a session of their role, through the profile of their
// product, stamped by the wrapper of package requestmetadata. It is safe for use by several goroutines.
type Services struct {
	place environment.Place
	home  string

	mutex    sync.Mutex
	sessions map[string]func() (aws.Config, error)
	profiles map[string]*requestmetadata.Profiles
	clients  map[string]*bedrockruntime.Client
}

// NewServices returns the services of the account of a place. home is the home Region.
func NewServices(p environment.Place, home string) *Services {
	return &Services{
		place:    p,
		home:     home,
		sessions: map[string]func() (aws.Config, error){},
		profiles: map[string]*requestmetadata.Profiles{},
		clients:  map[string]*bedrockruntime.Client{},
	}
}

// Session returns the config of an AWS client with a session of a role. Each role is assumed once.
func (s *Services) Session(ctx context.Context, role catalog.Role, region string) (aws.Config, error) {
	s.mutex.Lock()
	assume, found := s.sessions[role.Name()]
	if !found {
		assume = sync.OnceValues(func() (aws.Config, error) { return s.place.Assume(ctx, s.home, role) })
		s.sessions[role.Name()] = assume
	}
	s.mutex.Unlock()
	config, err := assume()
	config.Region = region
	return config, err
}

// lookup returns the lookup of profiles of a role in a Region.
func (s *Services) lookup(config aws.Config, role catalog.Role) *requestmetadata.Profiles {
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

// Profile returns the ARN of an inference profile of the role's product, by the SSM parameter.
func (s *Services) Profile(ctx context.Context, role catalog.Role, region, model string) (string, error) {
	config, err := s.Session(ctx, role, region)
	if err != nil {
		return "", err
	}
	return s.lookup(config, role).ARN(ctx, role.Product.Name, model)
}

// Identity returns the metadata that a role's program stamps on every call. The program of a shared product calls for one team
// at a time.
func Identity(role catalog.Role, team string) map[string]string {
	return map[string]string{"team": team, "service": role.Service.Name, "env": role.Environment}
}

// Runtime returns the client with which a role calls models in a Region, for a team.
func (s *Services) Runtime(ctx context.Context, role catalog.Role, region, team string) (*bedrockruntime.Client, error) {
	config, err := s.Session(ctx, role, region)
	if err != nil {
		return nil, err
	}
	lookup := s.lookup(config, role)
	s.mutex.Lock()
	defer s.mutex.Unlock()
	key := role.Name() + " " + region + " " + team
	if s.clients[key] == nil {
		stamp, err := requestmetadata.New(requestmetadata.Config{Identity: Identity(role, team)})
		if err != nil {
			return nil, err
		}
		s.clients[key] = bedrockruntime.NewFromConfig(config, stamp.Apply, lookup.Apply)
	}
	return s.clients[key], nil
}
