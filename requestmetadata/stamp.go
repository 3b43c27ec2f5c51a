// Package requestmetadata stamps request metadata on every Amazon Bedrock call of a service. The keys are those of package schema. The
// package works with the ordinary client of the SDK, and call sites do not change:
//
//	stamp, err := requestmetadata.New(requestmetadata.Config{
//		Identity: map[string]string{"team": "growth", "service": "onboarding-api", "env": "prod"},
//	})
//	client := bedrockruntime.NewFromConfig(config, stamp.Apply)
//
// A call with a mistake in its metadata fails with [schema.Mistakes] before any request leaves.
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

// Config is the configuration of a [Stamp].
type Config struct {
	// Identity is the metadata of every call: all required keys, and other keys with a constant value.
	Identity map[string]string
	// DropAndReport receives the mistakes of the labels of a call. The call continues with the identity and the labels without
	// mistakes, so that a label never stops production. Zero: a mistake fails the call.
	DropAndReport func(context.Context, schema.Mistakes)
	// PartialStream receives each stream that ended before its usage arrived, once, possibly on another goroutine. Zero: streams are
	// not watched.
	PartialStream func(context.Context, PartialStream)
	// Logger receives one warning for each deprecated key that is stamped. Zero: slog.Default().
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
	// taken are the keys of the identity with all their former and later names.
	taken map[string]bool
	// warned has a Once for each deprecated key.
	warned map[string]*sync.Once
	// tracesRequests: the schema has RequestID, and the identity does not fix it.
	tracesRequests bool
}

// entry is one key with its value.
type entry struct{ key, value string }

// New returns the stamp of a service. It fails with [schema.Mistakes] where the identity has mistakes, and with the error of
// [schema.Schema.Validate] where the keys of package schema have.
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

// Apply adds the stamp to the options of a client: bedrockruntime.NewFromConfig(config, stamp.Apply).
func (s *Stamp) Apply(options *bedrockruntime.Options) {
	options.APIOptions = append(options.APIOptions, s.register)
}

// warn logs the deprecation of a key, once for each deprecated key.
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
