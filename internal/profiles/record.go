package detector

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// ProfileCount says how many inference profiles a run saw, how many of them were new or had changed and were written, and
// how many a model upgrade left behind.
type ProfileCount struct{ Seen, Written, Superseded int }

// UpdateProfiles brings the ledger's map of inference profiles up to date with the Regions that answered. It does as much
// of that as it can, and returns every error, joined.
func UpdateProfiles(ctx context.Context, d *Detector, l *Ledger, findings []Finding) (ProfileCount, error) {
	profiles, unread := d.Profiles(ctx, findings)
	written, err := l.RecordProfiles(ctx, profiles)
	count := ProfileCount{Seen: len(profiles), Written: written}
	for _, p := range profiles {
		if aws.ToBool(p.Superseded) {
			count.Superseded++
		}
	}
	return count, errors.Join(unread, err)
}

// RecordProfiles writes one object for each profile that is new or has changed, and returns their number. No object is
// ever deleted: the log names deleted profiles, too. A profile whose tags could not be read is written only where nothing
// is known of it. Where the known ones cannot be listed, none is written.
func (l *Ledger) RecordProfiles(ctx context.Context, profiles []Profile) (int, error) {
	if len(profiles) == 0 {
		return 0, nil
	}
	recorded, err := l.digests(ctx, catalog.ProfilesPrefix)
	if err != nil {
		return 0, err
	}
	wrote := make([]bool, len(profiles))
	errs := make([]error, len(profiles))
	each(len(profiles), func(i int) {
		wrote[i], errs[i] = l.recordProfile(ctx, profiles[i], recorded)
	})
	written := 0
	for _, w := range wrote {
		if w {
			written++
		}
	}
	return written, some(errs, func(count int, first error) error {
		return fmt.Errorf("record %d of %d inference profiles: %w", count, len(profiles), first)
	})
}

// recordProfile reports whether it wrote the profile. recorded holds the digest of each object there is, by key.
func (l *Ledger) recordProfile(ctx context.Context, p Profile, recorded map[string]string) (bool, error) {
	digest, exists := recorded[p.key()]
	if exists && p.tagsUnread {
		return false, nil
	}
	body, err := lines(p)
	if err != nil {
		return false, fmt.Errorf("encode the inference profile %s: %w", p.ARN, err)
	}
	if sum := md5.Sum(body); exists && digest == hex.EncodeToString(sum[:]) {
		return false, nil
	}
	err = l.put(ctx, p.key(), body)
	return err == nil, err
}

// digests returns the ETag of each object below a prefix, by key. It is the MD5 of the bytes where the object was put in
// one part and is encrypted with SSE-S3, as all of the ledger bucket are by default. Any other ETag equals no MD5, and so
// the object is written again.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
func (l *Ledger) digests(ctx context.Context, prefix string) (map[string]string, error) {
	digests := map[string]string{}
	pages := s3.NewListObjectsV2Paginator(l.objects, &s3.ListObjectsV2Input{Bucket: &l.bucket, Prefix: &prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("list s3://%s/%s: %w", l.bucket, prefix, err)
		}
		for _, o := range page.Contents {
			digests[aws.ToString(o.Key)] = strings.Trim(aws.ToString(o.ETag), `"`)
		}
	}
	return digests, nil
}
