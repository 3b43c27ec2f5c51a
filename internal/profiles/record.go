package profiles

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
)

// Count is the number of inference profiles that a run read, of those that were new or had changed and were written, and of those
// that a model upgrade left behind.
type Count struct{ Seen, Written, Superseded int }

// Update brings the profiles in the ledger bucket up to date with Regions. A failure keeps nothing else from being written; Update
// returns every error, joined.
func (r *Reader) Update(ctx context.Context, ledger *objectstore.Bucket, regions []string) (Count, error) {
	profiles, unread := r.Read(ctx, regions)
	written, err := Record(ctx, ledger, profiles)
	count := Count{Seen: len(profiles), Written: written}
	for _, p := range profiles {
		if aws.ToBool(p.Superseded) {
			count.Superseded++
		}
	}
	return count, errors.Join(unread, err)
}

// Record writes to the ledger bucket one object for each profile that is new or has changed, and returns their number. No object is
// ever deleted: the invocation log names deleted profiles, too. A profile whose tags could not be read is written only where the
// bucket has no object of it. Where the bucket cannot be listed, no profile is written.
func Record(ctx context.Context, ledger *objectstore.Bucket, profiles []Profile) (int, error) {
	if len(profiles) == 0 {
		return 0, nil
	}
	recorded, err := ledger.List(ctx, catalog.ProfilesPrefix, "")
	if err != nil {
		return 0, err
	}
	wrote := make([]bool, len(profiles))
	errs := make([]error, len(profiles))
	var group errgroup.Group
	group.SetLimit(atOnce)
	for i, p := range profiles {
		group.Go(func() error {
			wrote[i], errs[i] = record(ctx, ledger, p, recorded)
			return nil
		})
	}
	_ = group.Wait() // errs holds the errors
	written := 0
	for _, w := range wrote {
		if w {
			written++
		}
	}
	return written, awserrors.Aggregate(errs, func(count int, first error) error {
		return fmt.Errorf("record %d of %d inference profiles: %w", count, len(profiles), first)
	})
}

// record reports whether it wrote the profile. recorded holds the objects that are there, by key.
func record(ctx context.Context, ledger *objectstore.Bucket, p Profile, recorded map[string]objectstore.Object) (bool, error) {
	key := objectKey(p.Region, p.ProfileID)
	object, exists := recorded[key]
	if exists && p.tagsUnread {
		return false, nil
	}
	body, err := objectstore.EncodeLines(p)
	if err != nil {
		return false, fmt.Errorf("encode the inference profile %s: %w", p.ARN, err)
	}
	if exists && object.Digest == objectstore.Digest(body) {
		return false, nil
	}
	err = ledger.Write(ctx, key, body)
	return err == nil, err
}

// Recorded returns the profile of a Region that the ledger bucket holds, and the zero Profile where it holds none.
func Recorded(ctx context.Context, ledger *objectstore.Bucket, region, id string) (Profile, error) {
	body, err := ledger.Read(ctx, objectKey(region, id))
	if err != nil || body == nil {
		return Profile{}, err
	}
	var p Profile
	if err := json.Unmarshal(body, &p); err != nil {
		return Profile{}, fmt.Errorf("read the inference profile %s of %s: %w", id, region, err)
	}
	return p, nil
}

// objectKey returns the key of a profile's object in the ledger bucket.
func objectKey(region, id string) string { return catalog.ProfilesPrefix + region + "/" + id + ".json" }
