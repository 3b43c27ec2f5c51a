// Package requestmetadata stamps request metadata on every Amazon Bedrock call of a service, by the keys of package schema. It
// works with the ordinary client, and call sites stay as they are:
//
//	stamp, err := requestmetadata.New(requestmetadata.Config{
//		Identity: map[string]string{"team": "growth", "service": "onboarding-api", "env": "prod"},
//	})
//	client := bedrockruntime.NewFromConfig(config, stamp.Apply)
//
// A mistake fails the call before any request leaves, as schema.Mistakes.
package requestmetadata

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"slices"
	"sync"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// Config says who calls.
type Config struct {
	// Identity is stamped on every call. It holds every required key, and any other that never changes.
	Identity map[string]string
	// DropAndReport is told what is wrong with what call sites set, and the call goes on without it: so that a label never stops
	// production. The identity is stamped all the same. Zero: a mistake fails the call.
	DropAndReport func(context.Context, schema.Mistakes)
	// PartialStream is told of each stream that ended before its usage arrived, once, maybe from another goroutine. Zero: nobody is.
	PartialStream func(context.Context, PartialStream)
	// Logger is warned once of each deprecated key that is stamped. Zero: slog.Default().
	Logger *slog.Logger
}

// Stamp stamps the calls of one service. It is safe for concurrent use.
type Stamp struct {
	config  Config
	checker *schema.Checker
	// fixed is the identity, by key.
	fixed []entry
	// fixedJSON is the identity as JSON, without the brace at its end.
	fixedJSON []byte
	// taken are the keys of the identity, and those that they took over from or that took over from them.
	taken map[string]bool
	// warned has one for each deprecated key.
	warned map[string]*sync.Once
	// tracesRequests: the schema has RequestID, and the identity does not fix it.
	tracesRequests bool
}

// entry is one key with its value.
type entry struct{ key, value string }

// New returns the stamp of a service. It fails with schema.Mistakes where the identity has any.
func New(config Config) (*Stamp, error) {
	return newStamp(schema.Keys, config)
}

func newStamp(keys schema.Schema, config Config) (*Stamp, error) {
	checker, err := schema.NewChecker(keys)
	if err != nil {
		return nil, err
	}
	if mistakes := checker.Check(config.Identity); len(mistakes) > 0 {
		return nil, mistakes
	}
	s := &Stamp{config: config, checker: checker, taken: map[string]bool{}, warned: map[string]*sync.Once{}}
	for _, k := range keys {
		if k.DeprecatedBy != "" {
			s.warned[k.Name] = new(sync.Once)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(config.Identity)) {
		s.fixed = append(s.fixed, entry{key, config.Identity[key]})
		for _, name := range keys.Alike(key) {
			s.taken[name] = true
		}
		s.warn(context.Background(), key)
	}
	text, err := json.Marshal(config.Identity)
	if err != nil {
		return nil, err
	}
	s.fixedJSON = bytes.TrimSuffix(text, []byte("}"))
	_, traces := checker.Key(RequestID)
	s.tracesRequests = traces && !s.taken[RequestID]
	return s, nil
}

// Apply makes a client stamp its calls: bedrockruntime.NewFromConfig(config, stamp.Apply).
func (s *Stamp) Apply(options *bedrockruntime.Options) {
	options.APIOptions = append(options.APIOptions, s.register)
}

// warn says once that a key is deprecated, where it is.
func (s *Stamp) warn(ctx context.Context, key string) {
	once := s.warned[key]
	if once == nil {
		return
	}
	once.Do(func() {
		logger := s.config.Logger
		if logger == nil {
			logger = slog.Default()
		}
		k, _ := s.checker.Key(key)
		logger.WarnContext(ctx, "a key of the request metadata is deprecated", "key", key, "use", k.DeprecatedBy)
	})
}
