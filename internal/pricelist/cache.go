package pricelist

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/pricing"
	"github.com/aws/aws-sdk-go-v2/service/pricing/types"
	"github.com/natefinch/atomic"
)

// Cached returns a client that keeps the pages it reads as files of a folder, and reads a page that the folder has from there. A run that
// was interrupted goes on with the same folder. The folder holds public prices and no credentials; another day's prices need another
// folder.
func Cached(client pricing.GetProductsAPIClient, folder string) pricing.GetProductsAPIClient {
	return &cachedClient{client, folder}
}

type cachedClient struct {
	client pricing.GetProductsAPIClient
	folder string
}

// page is a kept page.
type page struct {
	PriceList []string
	NextToken *string
}

func (c *cachedClient) GetProducts(ctx context.Context, in *pricing.GetProductsInput, options ...func(*pricing.Options)) (*pricing.GetProductsOutput, error) {
	list, file, err := c.place(in)
	if err != nil {
		return nil, err
	}
	if text, err := os.ReadFile(file); err == nil {
		var kept page
		if err := json.Unmarshal(text, &kept); err != nil {
			return nil, fmt.Errorf("%s is not a kept page of the price list: %w; remove it, or read anew with --fresh", file, err)
		}
		return &pricing.GetProductsOutput{PriceList: kept.PriceList, NextToken: kept.NextToken}, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	out, err := c.client.GetProducts(ctx, in, options...)
	if _, expired := errors.AsType[*types.ExpiredNextTokenException](err); expired {
		return nil, errors.Join(err, os.RemoveAll(list)) // its pages lead to no others any more
	}
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(page{out.PriceList, out.NextToken})
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return nil, err
	}
	return out, atomic.WriteFile(file, bytes.NewReader(text)) // a run that is interrupted leaves no page that is cut
}

// place returns the folder of a request's list and the file of its page.
func (c *cachedClient) place(in *pricing.GetProductsInput) (list, file string, err error) {
	question, err := json.Marshal(struct {
		Service *string
		Filters []types.Filter
		Format  *string
	}{in.ServiceCode, in.Filters, in.FormatVersion})
	if err != nil {
		return "", "", err
	}
	list = filepath.Join(c.folder, aws.ToString(in.ServiceCode)+"-"+short(question))
	return list, filepath.Join(list, short([]byte(aws.ToString(in.NextToken)))+".json"), nil
}

// short names a text in a file's name.
func short(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}
